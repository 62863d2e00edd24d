import DataDirectory

extension CommandContext {
  /// Runs a writing command from its first look at the data to its commit, with other programs kept
  /// from writing in between.
  ///
  /// One that asks a person on its way keeps nobody waiting. It calls
  /// ``WriteOptions/exclusively(_:_:)`` once it has its answers, and what it read before is compared
  /// with what stands there then.
  func writing(
    _ dataOptions: DataOptions,
    _ write: WriteOptions,
    asks: Bool = false,
    _ body: (DataDirectory) async throws -> Void
  ) async throws {
    let directory = try dataDirectory(dataOptions)
    if asks { try await body(directory) } else { try await write.exclusively(directory, body) }
  }
}

extension WriteOptions {
  /// Keeps other programs from writing meanwhile, unless nothing is to be written.
  func exclusively(
    _ directory: DataDirectory,
    _ body: (DataDirectory) async throws -> Void
  ) async throws {
    if isDryRun { try await body(directory) } else { try await directory.exclusively(body) }
  }
}
