import ChargingLog
import DataDirectory
import GitSync

/// A record as a person names it for its history: a session, a path, or one that is gone.
struct RecordPath {
  let text: String

  /// The path of its file.
  ///
  /// - Throws: ``CommandFailure`` when there is and was nothing of that name.
  func path(
    in index: ChargingIndex,
    _ directory: DataDirectory,
    _ repository: Repository
  ) async throws -> String {
    if RecordKind(path: text) != nil { return text }
    do {
      return try SessionReference(text: text).path(in: index)
    } catch {
      let others = ["cars", "locations", "tariffs"].map { "\($0)/\(text).yaml" }
      if let path = others.first(where: directory.exists) { return path }
      guard let head = try await repository.head().commit else { throw error }
      // A record that has been removed is found where it was last.
      for commit in try await repository.history(from: head, while: { _ in true }) {
        for change in try await repository.changes(by: commit)
        where change.after == nil && RecordID.of(path: change.path) == text {
          return change.path
        }
      }
      throw error
    }
  }
}
