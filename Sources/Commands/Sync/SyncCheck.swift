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
  ///
  /// A side is looked at only as long as there is something left that it may explain, and only what
  /// it has otherwise is read.
  func report(_ outcome: SyncOutcome) async throws {
    let directory = session.directory
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    var new = problems(index, directory)
    for tree in outcome.sides where !new.isEmpty {
      let known = Set(try await problems(on: tree, besides: index).map(Self.identity))
      new.removeAll { known.contains(Self.identity($0)) }
    }
    guard !new.isEmpty else { return }
    session.context.report(new)
    session.context.streams.note(
      "the two sides were sound each for itself; together they are not: mend the above and sync again"
    )
  }

  /// What is wrong on one side.
  ///
  /// - Parameter index: What both sides are now.
  private func problems(
    on tree: ObjectID,
    besides index: ChargingIndex
  ) async throws -> [Diagnostic] {
    let repository = session.repository
    guard let merged = try await repository.headTree() else { return [] }
    let others = try await repository.differingFiles(from: merged, to: tree)
      .filter { HandEdits.isData($0.key) && RecordKind(path: $0.key) != .conflict }
    if others.keys.allSatisfy({ RecordKind(path: $0) == .session }) {
      let side = session.directory.frozen(
        others.compactMap { path, bytes in
          bytes.map { (path, $0) }
        }
      )
      return problems(try await side.refresh(index, Set(others.keys)), side)
    }
    // Anything else can change what every session means.
    let side = session.directory.frozen(try await repository.files(in: tree, HandEdits.isData))
    return problems(try await side.load(LoadOptions(acceptsBrokenSettings: true)), side)
  }

  private func problems(_ index: ChargingIndex, _ directory: DataDirectory) -> [Diagnostic] {
    directory.diagnostics(of: index, now: session.context.now).filter {
      $0.severity >= .warning && $0.code != "conflict" && RecordKind(path: $0.file) != .conflict
    }
  }

  private static func identity(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code) \(diagnostic.file) \(diagnostic.message)"
  }
}
