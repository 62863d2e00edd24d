// swift-tools-version: 6.2
import PackageDescription

// The fuzzer; `./run` builds and runs it. It lives in a package of its own so that the sanitizers
// never touch the program's build. `Sources/Bodies` is built by the package above as well, whose
// tests try each body on the corpus, on what once failed, and on some changes of both.

/// The name that the build gives the package above, which is that of its folder: with it, what is
/// `package` there can be used here.
let packageAbove: String = {
  let folders = Context.packageDirectory.split(separator: "/")
  let folder = folders.dropLast().last.map { $0.lowercased() } ?? "plugtrack"
  let word = String(folder.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  return word.first?.isNumber == true ? "_" + word.dropFirst() : word
}()

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "plugtrack", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "PlugTrackCore", package: "plugtrack")],
      path: "Sources",
      exclude: ["Tests"],
      packageAccess: false,
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .unsafeFlags(["-parse-as-library", "-package-name", packageAbove]),
      ]
    )
  ]
)
