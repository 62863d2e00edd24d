// swift-tools-version: 6.2
import PackageDescription

// What `make bench` runs. A package of its own, so that it is built for speed beside the program.

/// The name that the build gives the package above, which is that of its folder: with it, what is
/// `package` there can be measured here.
let packageAbove: String = {
  let folders = Context.packageDirectory.split(separator: "/")
  let folder = folders.dropLast().last.map { $0.lowercased() } ?? "plugtrack"
  let word = String(folder.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  return word.first?.isNumber == true ? "_" + word.dropFirst() : word
}()

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "plugtrack", path: "..")],
  targets: [
    .target(name: "SampleStore", swiftSettings: strict),
    .target(name: "Measuring", swiftSettings: strict),
    .target(
      name: "InProcess",
      dependencies: [.product(name: "PlugTrackCore", package: "plugtrack")],
      packageAccess: false,
      swiftSettings: strict + [.unsafeFlags(["-package-name", packageAbove])]
    ),
    .executableTarget(
      name: "Bench",
      dependencies: ["InProcess", "Measuring", "SampleStore"],
      swiftSettings: strict
    ),
  ]
)
