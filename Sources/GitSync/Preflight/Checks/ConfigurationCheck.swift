/// Whether the repository's own configuration is whole: an empty one opens without a word, and has
/// neither a remote nor an author.
enum ConfigurationCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let path = state.folder.common + "/config"
    let shown = state.folder.shown(path)
    guard let look = FileLook(path) else {
      return [empty(shown, "\(shown) is gone")]
    }
    if look.kind == .file, isBlank(path, look) {
      return [empty(shown, "\(shown) is empty: it was torn when the machine stopped")]
    }
    guard let failure = state.configuration.failure else { return [] }
    return [
      SyncProblem(
        .configDamaged,
        shown,
        "\(shown) cannot be read: \(failure)",
        fix: "correct the line in an editor"
      )
    ]
  }

  /// Whether a file has nothing in it, or only NUL bytes.
  private static func isBlank(_ path: String, _ look: FileLook) -> Bool {
    look.sizeBytes == 0
      || FileLook.bytes(path).map { $0.allSatisfy { $0 == 0 || $0 == 10 || $0 == 32 } } ?? false
  }

  private static func empty(_ place: String, _ message: String) -> SyncProblem {
    SyncProblem(
      .configEmpty,
      place,
      message,
      fix: "plugtrack doctor --fix writes it anew, from the last copy that was whole"
    )
  }
}
