import ChargingLog
import DataDirectory
import GitSync
import YAMLRecord

/// Looks at what a merge made: two sides that are sound each for itself may not be so together, as
/// when a car is renamed on one and used on the other.
struct SyncCheck {
  let session: SyncSession

  init(_ session: SyncSession) { self.session = session }

  /// Tells what is wrong now and was on neither side.
  func report(_ outcome: SyncOutcome) async throws {
    var new = try await problems(session.directory)
    // A side is read whole only as long as there is something left that it may explain.
    for tree in outcome.sides where !new.isEmpty {
      let files = try await session.repository.files(in: tree, HandEdits.isData)
      let known = Set(try await problems(session.directory.frozen(files)).map(Self.identity))
      new.removeAll { known.contains(Self.identity($0)) }
    }
    guard !new.isEmpty else { return }
    session.context.report(new)
    session.context.streams.note(
      "the two sides were sound each for itself; together they are not: mend the above and sync again"
    )
  }

  private func problems(_ directory: DataDirectory) async throws -> [Diagnostic] {
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let findings = index.check(now: session.context.now).map { finding in
      finding.diagnostic { path in
        let bytes = (try? directory.bytes(of: path)) ?? nil
        return bytes.flatMap { Record.read($0, file: path).record }
      }
    }
    return (index.diagnostics + findings).filter {
      $0.severity >= .warning && $0.code != "conflict" && RecordKind(path: $0.file) != .conflict
    }
  }

  private static func identity(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code) \(diagnostic.file) \(diagnostic.message)"
  }
}
