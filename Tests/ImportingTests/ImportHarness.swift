import ChargingLog
import Foundation
import Importing
import YAMLRecord

/// What an import of some bytes comes to, without a disk.
struct ImportResult {
  var importer: String
  var reason: String
  var sessions: [ImportedSession] = []
  /// Sessions that are not there yet.
  var new: [ImportedSession] = []
  var twins: [KnownSessions.Twin] = []
  var rejected: [RejectedRow] = []
  var leftOut = 0

  /// The files that would be written, without the ids that are made of a row.
  var yaml: [String] {
    new.map { imported in
      let pairs = imported.pairs.map { pair -> Content.Pair in
        guard case .mapping(let inner) = pair.value else { return pair }
        let own = inner.filter { inner in
          guard case .text(let text) = inner.value else { return true }
          return !text.hasPrefix("row-")
        }
        return Content.Pair(pair.key, .mapping(own))
      }
      return String(decoding: Record.compose(pairs), as: UTF8.self)
    }
  }

  /// The exact sum of what was taken.
  var energy: ExactDecimal { new.compactMap(\.session.energyKWh).reduce(.zero, +) }
}

enum ImportHarness {
  static let settings = "plugtrack: 1\ntime_zone: Europe/Berlin\ncurrency: EUR\ndistance: km\n"
  static let car = "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\n"

  static func index(
    settings: String = settings,
    cars: [String: String] = ["ioniq5": car],
    locations: [String: String] = [:],
    sessions: [ImportedSession] = []
  ) -> ChargingIndex {
    var files = [RecordFile.read(Array(settings.utf8), path: "settings.yaml")]
    files += cars.map { RecordFile.read(Array($1.utf8), path: "cars/\($0).yaml") }
    files += locations.map { RecordFile.read(Array($1.utf8), path: "locations/\($0).yaml") }
    let stored = sessions.enumerated().compactMap { number, imported -> Session? in
      let path = imported.session.path.isEmpty ? "sessions/s\(number).yaml" : imported.session.path
      guard case .session(let session) = RecordFile.read(imported.bytes, path: path).content else {
        return nil
      }
      return session
    }
    return ChargingIndex(files: files, sessions: stored)
  }

  static func file(_ bytes: [UInt8], _ name: String = "file.csv") -> ImportFile {
    ImportFile(name: name, path: name) { CSVSource(bytes: bytes) }
  }

  struct NotRecognised: Error {
    var outcome: Recognition.Outcome
  }

  static func run(
    _ bytes: [UInt8],
    name: String = "file.csv",
    into index: ChargingIndex = index(),
    rules: ImportRules? = nil,
    options: ImportOptions = ImportOptions()
  ) throws -> ImportResult {
    let recognition = Recognition(prefix: Array(bytes.prefix(CSVDialect.sniffedSize)))
    let candidate: Recognition.Candidate
    if let rules {
      guard let found = recognition.candidate(rules, isForced: false) else {
        throw NotRecognised(outcome: recognition.recognise(among: .shipped))
      }
      candidate = found
    } else {
      let outcome = recognition.recognise(among: .shipped)
      guard case .rules(let found) = outcome else { throw NotRecognised(outcome: outcome) }
      candidate = found
    }
    var result = ImportResult(importer: candidate.rules.id, reason: candidate.reason)
    var known = KnownSessions(index)
    var run = try FileImport(file(bytes, name), as: candidate, into: index, options: options)
    try run.run { outcome in
      switch outcome {
      case .rejected(let rows): result.rejected += rows
      case .session(let session):
        result.sessions.append(session)
        if let twin = known.twin(of: session) {
          result.twins.append(twin)
        } else {
          known.add(session)
          result.new.append(session)
        }
      }
    }
    result.leftOut = run.leftOutCount
    return result
  }

  static func run(
    _ text: String,
    into index: ChargingIndex = index(),
    rules: String? = nil,
    options: ImportOptions = ImportOptions()
  ) throws -> ImportResult {
    let read = try rules.map { try self.rules($0) }
    return try run(Array(text.utf8), into: index, rules: read, options: options)
  }

  static func rules(_ text: String, id: String = "mine") throws -> ImportRules {
    let reading = ImportRules.read(
      Array(text.utf8),
      file: "rules/\(id).yaml",
      id: id,
      origin: .file("rules/\(id).yaml")
    )
    guard let rules = reading.rules else { throw ImportFailure(reading.diagnostics) }
    return rules
  }

  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
