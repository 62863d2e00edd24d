// swift-tools-version: 6.2
import PackageDescription

// What `make bench` runs. A package of its own, so that it is built for speed beside the program.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "SampleStore", swiftSettings: settings),
    .target(name: "Measuring", swiftSettings: settings),
    .executableTarget(
      name: "Bench",
      dependencies: ["Measuring", "SampleStore"],
      swiftSettings: settings
    ),
  ]
)
