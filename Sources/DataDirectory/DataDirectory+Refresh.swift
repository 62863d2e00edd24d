package import ChargingLog

extension DataDirectory {
  /// An index with some files as they are now, for whoever watches the folder.
  ///
  /// Reads nothing but these files when all of them are sessions; anything else can change what every
  /// session means, so then the whole directory is read.
  ///
  /// - Parameter paths: The files that may have changed, come or gone, relative to the folder.
  /// - Throws: ``DataDirectoryError``, as ``load(_:)`` does.
  package func refresh(_ index: ChargingIndex, _ paths: Set<String>)
    async throws(DataDirectoryError)
    -> ChargingIndex
  {
    guard paths.allSatisfy({ RecordKind(path: $0) == .session }) else { return try await load() }
    return index.refreshed(paths, paths.sorted().compactMap(read))
  }
}
