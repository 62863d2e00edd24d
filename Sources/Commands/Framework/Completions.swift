import ArgumentParser
import ChargingLog
import DataDirectory

/// What the shell offers for an argument, from the data directory at hand.
enum Completions {
  static let sessions = CompletionKind.custom { _, _, _ in
    await ids(.session) + ["last"]
  }
  static let cars = CompletionKind.custom { _, _, _ in await ids(.car) }
  static let locations = CompletionKind.custom { _, _, _ in await ids(.location) }
  static let tariffs = CompletionKind.custom { _, _, _ in await ids(.tariff) }
  static let conflicts = CompletionKind.custom { _, _, _ in await ids(.conflict) }

  /// The ids of records, latest first where they are sessions.
  ///
  /// A shell takes what it is offered for a part of a script: a file may have come from elsewhere, and
  /// its name may hold a command. Ids of other characters than these are not offered.
  private static func ids(_ kind: RecordKind) async -> [String] {
    await allIDs(kind).filter { id in
      id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._:+@-".utf8.contains(byte)
        }
      }
    }
  }

  private static func allIDs(_ kind: RecordKind) async -> [String] {
    let directory = try? DataDirectory.locate(
      named: nil,
      environment: Terminal.allEnvironment(),
      workingDirectory: Terminal.workingDirectory()
    )
    guard let index = try? await directory?.load(LoadOptions(acceptsBrokenSettings: true)) else {
      return []
    }
    switch kind {
    case .car: return index.cars.keys.sorted()
    case .location: return index.locations.keys.sorted()
    case .tariff: return index.tariffs.keys.sorted()
    case .conflict: return index.conflicts.map { RecordID.of(path: $0.path) }.sorted()
    default: return index.sessions.paths.suffix(200).reversed().map { RecordID.of(path: $0) }
    }
  }
}
