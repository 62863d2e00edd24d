extension DataDirectory {
  /// Keeps other programs from writing here while something is read, decided upon, written and
  /// committed.
  ///
  /// What does not take the lock, such as an editor, may still write: each file is compared with what
  /// was read of it before it is written over. Within the body of another call this one just goes on.
  ///
  /// - Parameters:
  ///   - patience: How long to wait for another program.
  ///   - body: Gets the directory to write to.
  /// - Throws: ``DataDirectoryError`` of code `locked` when the wait was in vain; what the body throws.
  package func exclusively<Result>(
    patience: Duration = .seconds(10),
    _ body: (DataDirectory) async throws -> Result
  ) async throws -> Result {
    guard lock == nil else { return try await body(self) }
    var directory = self
    let lock = try DirectoryLock.take(root, patience: patience)
    defer { withExtendedLifetime(lock) {} }
    directory.lock = lock
    return try await body(directory)
  }
}
