/// Writes a configuration that was torn.
enum ConfigurationRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    // One that has something in it is for its owner to correct.
    guard problem.code == .configEmpty else { return nil }
    let path = state.folder.common + "/config"
    guard copies.copy(path) else { return nil }
    if let kept = FileLook.bytes(ConfigurationCopy.path(state.folder)), !kept.isEmpty {
      return FileWriting.write(kept, to: path) ? "wrote \(problem.place) from its last copy" : nil
    }
    let plain = """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = false
      \tlogallrefupdates = true

      """
    guard FileWriting.write(Array(plain.utf8), to: path) else { return nil }
    return "wrote \(problem.place) without a remote: add it with git remote add origin URL"
  }
}

/// A copy of the configuration as it last was whole.
package enum ConfigurationCopy {
  static func path(_ folder: GitFolder) -> String { folder.common + "/plugtrack/config" }

  /// Keeps a copy, if the configuration has changed since the last one.
  package static func keep(_ state: RepositoryState) {
    let folder = state.folder
    guard state.configuration.failure == nil, let bytes = FileLook.bytes(folder.common + "/config"),
      bytes.contains(where: { $0 > 0x20 }), bytes != FileLook.bytes(path(folder)),
      FileWriting.makeFolder(folder.common + "/plugtrack")
    else { return }
    _ = FileWriting.write(bytes, to: path(folder))
  }
}
