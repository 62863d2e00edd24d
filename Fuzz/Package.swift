// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets, one executable each; `./run` builds and runs them. They live in a package of their
// own so that the sanitizers never touch the program's build.

/// The name that the build gives the package above, which is that of its folder: with it, what is
/// `package` there can be used here.
let packageAbove: String = {
  let folders = Context.packageDirectory.split(separator: "/")
  let folder = folders.dropLast().last.map { $0.lowercased() } ?? "plugtrack"
  let word = String(folder.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  return word.first?.isNumber == true ? "_" + word.dropFirst() : word
}()

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-parse-as-library", "-package-name", packageAbove]),
]

let core: Target.Dependency = .product(name: "PlugTrackCore", package: "plugtrack")
let targets = ["FuzzReader", "FuzzEditor", "FuzzMerge", "FuzzCSV", "FuzzWhere", "FuzzValues"]

let package = Package(
  name: "fuzz",
  products: targets.map { .executable(name: $0, targets: [$0]) },
  dependencies: [.package(name: "plugtrack", path: "..")],
  targets: [
    .target(
      name: "FuzzSupport",
      dependencies: [core],
      packageAccess: false,
      swiftSettings: settings
    )
  ]
    + targets.map {
      .executableTarget(
        name: $0,
        dependencies: ["FuzzSupport", core],
        packageAccess: false,
        swiftSettings: settings
      )
    }
)
