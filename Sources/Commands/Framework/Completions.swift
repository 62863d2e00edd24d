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

  private static func ids(_ kind: RecordKind) async -> [String] {
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
    default: return index.sessions.suffix(200).reversed().map(\.id)
    }
  }
}
