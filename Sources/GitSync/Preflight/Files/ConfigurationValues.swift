import CLibGit2

/// The values of git's configuration: of the repository, the user and the machine.
package struct ConfigurationValues: Sendable {
  /// Each key, with section and name in lower case, and its values, of which the last one counts.
  private var values: [String: [String]] = [:]
  /// Why the repository's own configuration cannot be read.
  package private(set) var failure: String?

  /// Reads the configuration of a repository, which need not be in order otherwise.
  init(_ folder: GitFolder) {
    guard (try? Library.start()) != nil else { return }
    do throws(GitError) {
      let shared = try Handle<ConfigurationKind>.make("the user's configuration") { out in
        unsafe git_config_open_default(&out)
      }
      try take(shared)
    } catch {
      // What is wrong with the user's own configuration is theirs and git's to tell.
    }
    for file in ["\(folder.common)/config", "\(folder.git)/config.worktree"]
    where FileLook(file) != nil {
      do throws(GitError) {
        let own = try Handle<ConfigurationKind>.make(folder.shown(file)) { out in
          unsafe git_config_open_ondisk(&out, file)
        }
        try take(own)
      } catch {
        failure = failure ?? error.cause?.text ?? error.message
      }
    }
  }

  private mutating func take(
    _ configuration: borrowing Handle<ConfigurationKind>
  ) throws(GitError) {
    var iterator: OpaquePointer?
    try check(unsafe git_config_iterator_new(&iterator, configuration.pointer), "configuration")
    defer { unsafe git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    while unsafe git_config_next(&entry, iterator) == 0 {
      guard let name = unsafe entry?.pointee.name else { continue }
      let value = unsafe entry?.pointee.value
      // A key without a value means true.
      values[unsafe String(cString: name), default: []]
        .append(unsafe value.map { unsafe String(cString: $0) } ?? "true")
    }
  }

  /// The value of a key in lower case.
  package subscript(key: String) -> String? { values[key]?.last }

  /// All values of a key.
  package func all(_ key: String) -> [String] { values[key] ?? [] }

  /// The keys that begin with some text, in order.
  package func keys(withPrefix prefix: String) -> [String] {
    values.keys.filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// Whether a key says yes.
  package func isTrue(_ key: String) -> Bool {
    ["true", "yes", "on", "1"].contains(self[key]?.lowercased())
  }
}
