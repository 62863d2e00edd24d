import ChargingLog
import Testing
import YAMLRecord

/// Files that a check speaks of, what it says, and files one step beside them that are well.
struct CheckCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let fires: [String: String]
  let says: [String]
  let silent: [String: String]

  /// Files by their path; a path without `/` is short for one in `sessions/`.
  init(
    _ testDescription: String,
    fires: [String: String],
    says: [String],
    silent: [String: String]
  ) {
    self.testDescription = testDescription
    self.fires = fires
    self.says = says
    self.silent = silent
  }

  /// Expects what the case says, and of the files beside nothing.
  func verify(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(Self.findings(in: fires) == says, sourceLocation: sourceLocation)
    #expect(Self.findings(in: silent) == [], sourceLocation: sourceLocation)
  }
}

extension CheckCase {
  /// The present of the tests.
  static let now = Instant(secondsSince1970: 1_795_392_000)  // 2026-11-23T00:00Z

  /// What is found in the files and those of `basis`, one line each, notes behind `^`.
  static func findings(in files: [String: String], now: Instant = now) -> [String] {
    let index = index(of: files)
    let diagnostics = index.diagnostics.filter { !$0.file.contains("broken") }
    return diagnostics.map { "\($0.file): \($0.message)" } + index.check(now: now).map(text)
  }

  static func index(of files: [String: String]) -> ChargingIndex {
    var all = basis
    for (path, text) in files {
      all[path.contains("/") || path == "settings.yaml" ? path : "sessions/\(path).yaml"] = text
    }
    return index(ofPaths: all.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
  }

  static func index(ofPaths files: [(path: String, bytes: [UInt8])]) -> ChargingIndex {
    let read = files.map { RecordFile.read($0.bytes, path: $0.path) }
    let sessions = read.compactMap { file -> Session? in
      guard case .session(let session) = file.content else { return nil }
      return session
    }
    return ChargingIndex(files: read, sessions: sessions)
  }

  private static func text(_ finding: Finding) -> String {
    func place(_ file: String, _ key: String?) -> String { key.map { "\(file) \($0)" } ?? file }
    let notes = finding.notes.map { " ^ \(place($0.file, $0.key)): \($0.message)" }
    return "\(place(finding.file, finding.key)): \(finding.severity): \(finding.message) "
      + "[\(finding.code)] \(finding.fix ?? "")\(notes.joined())"
  }

  /// A small log that is well.
  static let basis = [
    "settings.yaml": """
    plugtrack: 1
    currency: GBP
    time_zone: Europe/London
    """,
    "cars/ioniq5.yaml": """
    make: Hyundai
    model: Ioniq 5
    battery_kwh: 74
    max_ac_kw: 11
    max_dc_kw: 233
    """,
    "cars/mg4.yaml": """
    make: MG
    model: MG4
    battery_kwh: 50.8
    """,
    "locations/home.yaml": """
    home: true
    power_kw: 7.4
    tariff: octopus-go
    aliases: [The drive]
    """,
    "tariffs/octopus-go.yaml": """
    rates:
      - from: 2025-04-01
        price_per_kwh: 0.3000
        bands:
          - {between: 00:30-05:30, price_per_kwh: 0.1000}
    """,
  ]
}

/// A session of the Ioniq in one line: its start, then other keys of a flow mapping.
func charge(_ start: String, _ rest: String = "", car: String = "ioniq5") -> String {
  "{car: \(car), start: \(start)\(rest.isEmpty ? "" : ", \(rest)")}"
}
