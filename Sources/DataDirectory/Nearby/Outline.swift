package import ChargingLog
import YAMLRecord

/// A data directory with all that sessions refer to, and the sessions themselves by name only.
///
/// Whoever adds one session asks for those about its time, which takes as long in a log of a hundred
/// thousand as in a small one. It is read from the files as they are; no snapshot is asked.
package struct Outline: Sendable {
  let directory: DataDirectory
  let catalog: Catalog
  package let sessions: SessionListing

  package var settings: Settings { catalog.settings }
  package var cars: [String: Car] { catalog.cars }

  /// An index that has some of the sessions only.
  ///
  /// What is wrong with other files is not in it.
  package func index(of paths: [String]) async -> ChargingIndex {
    let files = SessionFiles(paths.map { DirectoryWalk.File(path: $0, identity: .unknown) })
    let directory = directory
    let catalog = catalog
    let cuts = stride(from: 0, to: files.count, by: 128).map {
      files[$0..<min($0 + 128, files.count)]
    }
    let blocks = await concurrently(cuts) {
      // No snapshot is written of them, so none needs to be trusted.
      SessionBlock(
        $0,
        in: directory,
        by: catalog,
        stored: nil,
        isPlaced: false,
        trustedUntil: .min
      )
    }
    return ChargingIndex(
      catalog,
      blocks.flatMap(\.parts),
      diagnostics: catalog.diagnostics + blocks.flatMap(\.diagnostics),
      sessionsLeftOut: blocks.reduce(0) { $0 + $1.leftOut }
    )
  }
}

extension DataDirectory {
  /// What the files on disk are, without a look at any session.
  ///
  /// - Throws: ``DataDirectoryError`` as ``load(_:)`` does.
  package func outline(_ options: LoadOptions = LoadOptions()) async throws(DataDirectoryError)
    -> Outline
  {
    async let sessions = SessionListing.of(root)
    let others = DirectoryWalk(ofAllButSessions: root).files.compactMap { read($0.path) }
    let catalog = try catalog(of: others, options)
    return Outline(directory: self, catalog: catalog, sessions: await sessions)
  }
}

extension FileIdentity {
  /// Of a file that nobody has looked at.
  fileprivate static let unknown = FileIdentity(inode: 0, size: -1, modified: 0, changed: 0)
}
