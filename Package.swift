// swift-tools-version: 6.2
import PackageDescription

// The rooms of PlugTrack, in the order data flows through them; docs/architecture.md says what each
// one knows. Imports run one way only, which Tests/ArchitectureTests proves.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "plugtrack",
  products: [
    .executable(name: "plugtrack", targets: ["plugtrack"]),
    .library(
      name: "PlugTrackCore",
      targets: [
        "YAMLRecord", "ChargingLog", "Insights", "InsightCharts", "DataDirectory", "Importing",
      ]
    ),
    // Preloaded into the program by tests of crashes and of full disks.
    .library(name: "CDiskFaults", type: .dynamic, targets: ["CDiskFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      from: "2.28.0",
      traits: []
    ),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "YAMLRecord", dependencies: ["CLibYAML"], swiftSettings: strict),
    .target(name: "ChargingLog", dependencies: ["Vault", "YAMLRecord"], swiftSettings: strict),
    .target(name: "Insights", dependencies: ["ChargingLog"], swiftSettings: strict),
    .target(name: "CFileExchange"),
    .target(
      name: "DataDirectory",
      dependencies: ["CFileExchange", "ChargingLog", "YAMLRecord"],
      swiftSettings: strict
    ),
    .systemLibrary(name: "CLibGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .target(name: "CSystemCalls"),
    .target(
      name: "GitSync",
      dependencies: ["CLibCrypto", "CLibGit2", "CLibZ", "CSystemCalls"],
      swiftSettings: strict
    ),
    .target(name: "TerminalText", swiftSettings: strict),
    .target(name: "Charts", dependencies: ["TerminalText"], swiftSettings: strict),
    .target(
      name: "InsightCharts",
      dependencies: ["ChargingLog", "Charts", "Insights"],
      swiftSettings: strict
    ),
    .target(name: "CImportRules", exclude: ["rules"]),
    .target(
      name: "Importing",
      dependencies: ["CImportRules", "ChargingLog", "Vault", "YAMLRecord"],
      swiftSettings: strict
    ),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Vault", dependencies: ["CLibCrypto"], swiftSettings: strict),
    .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CViewerAssets", exclude: ["assets"]),
    .target(
      name: "Viewer",
      dependencies: [
        "CLibZ", "CSystemCalls", "CViewerAssets", "ChargingLog", "Charts", "DataDirectory",
        "GitSync", "InsightCharts", "Insights", "Vault", "YAMLRecord",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Commands",
      dependencies: [
        "ChargingLog", "Charts", "DataDirectory", "GitSync", "Importing", "InsightCharts",
        "Insights", "TerminalText", "Vault", "Viewer", "YAMLRecord",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(name: "plugtrack", dependencies: ["Commands"], swiftSettings: strict),

    .target(name: "CDiskFaults", path: "Tests/DiskFaults"),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "YAMLRecordTests", dependencies: ["TestSupport", "YAMLRecord"]),
    .testTarget(
      name: "ChargingLogTests",
      dependencies: ["ChargingLog", "TestSupport", "YAMLRecord"]
    ),
    .testTarget(
      name: "InsightsTests",
      dependencies: ["ChargingLog", "Insights", "TestSupport", "YAMLRecord"]
    ),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "TerminalText", "TestSupport"]),
    .testTarget(
      name: "InsightChartsTests",
      dependencies: ["ChargingLog", "Charts", "InsightCharts", "Insights"]
    ),
    .testTarget(
      name: "DataDirectoryTests",
      dependencies: ["ChargingLog", "DataDirectory", "TestSupport", "YAMLRecord"]
    ),
    .testTarget(name: "GitSyncTests", dependencies: ["GitSync", "TestSupport"]),
    .testTarget(
      name: "ImportingTests",
      dependencies: ["ChargingLog", "Importing", "TestSupport", "YAMLRecord"],
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "ChargingLog", "Commands", "DataDirectory", "TerminalText", "TestSupport", "Viewer",
        "YAMLRecord",
      ],
      exclude: ["Goldens/Cases"]
    ),
    .testTarget(name: "VaultTests", dependencies: ["Vault"]),
    .testTarget(
      name: "ViewerTests",
      dependencies: [
        "ChargingLog", "Commands", "DataDirectory", "Insights", "TestSupport", "Vault", "Viewer",
        "YAMLRecord",
      ]
    ),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "plugtrack"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["ChargingLog", "Importing", "TestSupport", "YAMLRecord"],
      path: "Fuzz/Sources",
      exclude: ["Entry"]
    ),
  ],
  cLanguageStandard: .c2x
)
