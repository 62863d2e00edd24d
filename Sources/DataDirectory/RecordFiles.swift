extension DataDirectory {
  /// A record's file and the state that it is in.
  package struct FoundFile: Sendable {
    /// Relative to the data directory.
    package var path: String
    package var identity: FileIdentity
  }

  /// The files of all records, found without reading them.
  package func recordFiles() async -> [FoundFile] {
    let walk = await DirectoryWalk.of(root)
    return (walk.files + walk.sessions).map { FoundFile(path: $0.path, identity: $0.identity) }
  }
}
