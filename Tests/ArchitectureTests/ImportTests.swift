import Foundation
import TestSupport
import Testing

/// Data flows one way: each room imports only what the table allows.
@Suite("The rooms")
struct ImportTests {
  /// The modules of this package that a room may import.
  static let table: [(room: String, imports: Set<String>)] = [
    ("YAMLRecord", ["CLibYAML"]),
    ("ChargingLog", ["Vault", "YAMLRecord"]),
    ("Insights", ["ChargingLog"]),
    ("DataDirectory", ["CFileExchange", "ChargingLog", "YAMLRecord"]),
    ("GitSync", ["CLibCrypto", "CLibGit2", "CLibZ", "CSystemCalls"]),
    ("Importing", ["CImportRules", "ChargingLog", "Vault", "YAMLRecord"]),
    ("TerminalText", []),
    ("Charts", ["TerminalText"]),
    ("InsightCharts", ["ChargingLog", "Charts", "Insights"]),
    ("Vault", ["CLibCrypto"]),
    (
      "Viewer",
      [
        "CLibZ", "CSystemCalls", "CViewerAssets", "ChargingLog", "Charts", "DataDirectory",
        "GitSync", "HTTPTypes",
        "HummingbirdCore", "HummingbirdTLS", "InsightCharts", "Insights", "Logging", "NIOCore",
        "NIOPosix", "NIOSSL",
        "ServiceLifecycle", "UnixSignals", "Vault", "YAMLRecord",
      ]
    ),
    (
      "Commands",
      [
        "ArgumentParser", "ChargingLog", "Charts", "DataDirectory", "GitSync", "Importing",
        "InsightCharts", "Insights", "TerminalText", "Vault", "Viewer", "YAMLRecord",
      ]
    ),
    ("plugtrack", ["Commands"]),
  ]

  private static let system: Set<String> = ["Dispatch", "Glibc", "Musl", "Synchronization"]

  static func sources(of room: String) -> [(name: String, text: String)] {
    let folder = Package.root.appending(path: "Sources/\(room)")
    let names =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      (name, (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
    }
  }

  @Test("import one way only", arguments: table)
  func imports(room: String, allowed: Set<String>) {
    let sources = Self.sources(of: room)
    #expect(!sources.isEmpty)
    for (name, text) in sources {
      for line in text.split(separator: "\n")
      where line.contains("import ") && !line.hasPrefix(" ") && !line.hasPrefix("/") {
        guard let module = line.split(separator: " ").last.map(String.init) else { continue }
        #expect(allowed.union(Self.system).contains(module), "\(room)/\(name): \(line)")
      }
    }
  }

  @Test("never trap on purpose", arguments: table.map(\.room))
  func neverTraps(room: String) {
    for (name, text) in Self.sources(of: room) {
      for word in ["try!", " as! ", "fatalError(", "preconditionFailure(", "@unchecked"] {
        #expect(!text.contains(word), "\(room)/\(name) has \(word)")
      }
    }
  }

  @Test("have files that can be read in one go", arguments: table.map(\.room))
  func fileLengths(room: String) {
    for (name, text) in Self.sources(of: room) {
      #expect(
        text.split(separator: "\n", omittingEmptySubsequences: false).count < 450,
        "\(room)/\(name)"
      )
    }
  }
}
