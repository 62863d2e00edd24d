import ChargingLog
import Glibc

/// A folder of records on disk.
package struct DataDirectory: Sendable {
  /// The folder, as an absolute path.
  package let root: String
  /// Where the snapshot of this directory is kept; `nil` keeps none.
  package let snapshotPath: String?
  /// Files in memory that stand for those on disk.
  var frozenFiles: FrozenFiles?
  /// Held in the body of ``exclusively(patience:_:)``.
  var lock: DirectoryLock?

  /// Opens the data directory at a path, which need not exist yet.
  ///
  /// - Parameters:
  ///   - path: The folder, absolute or relative to the working directory.
  ///   - cache: The user's folder of caches; `nil` does without a snapshot.
  package init(path: String, cache: String?) {
    root = Self.absolute(path)
    snapshotPath = cache.map { "\($0)/plugtrack/\(Self.hash(of: Self.absolute(path))).snapshot" }
  }

  /// Finds the data directory: the one that is named, else the one of the environment, else the
  /// nearest at or above the working directory, else the user's own.
  ///
  /// - Throws: ``DataDirectoryError`` of code `notFound`, naming the places that were looked at; of
  ///   another where what looks like a data directory has lost its mark.
  package static func locate(
    named: String?,
    environment: [String: String],
    workingDirectory: String
  ) throws(DataDirectoryError) -> DataDirectory {
    let cache = cacheFolder(environment)
    if let path = named ?? environment["PLUGTRACK_DATA"].flatMap({ $0.isEmpty ? nil : $0 }) {
      guard !path.isEmpty else {
        throw DataDirectoryError(
          code: .notFound,
          path: path,
          message: "the name of the data directory is empty",
          fix: "name one with --data DIR"
        )
      }
      guard FileAccess.isDirectory(absolute(path)) else {
        throw DataDirectoryError(
          code: .notFound,
          path: path,
          message: "there is no folder \(path)",
          fix: "make a data directory with: plugtrack init \(ShellWord.argument(path))"
        )
      }
      return DataDirectory(path: path, cache: cache)
    }
    var folder = absolute(workingDirectory)
    while true {
      if isMarked(folder) { return DataDirectory(path: folder, cache: cache) }
      try refuseLostMark(folder)
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    if let own = ownFolder(environment) {
      if isMarked(own) { return DataDirectory(path: own, cache: cache) }
      try refuseLostMark(own)
    }
    throw DataDirectoryError(
      code: .notFound,
      path: workingDirectory,
      message: "no data directory here or above"
        + (ownFolder(environment).map { ", nor at \($0)" } ?? ""),
      fix: "make one with: plugtrack init DIR, or name one with --data DIR"
    )
  }

  /// `$XDG_DATA_HOME/plugtrack`.
  package static func ownFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
      return folder + "/plugtrack"
    }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/share/plugtrack" }
  }

  private static func cacheFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
  }

  /// The path from the root of the file system, links in it resolved.
  private static func absolute(_ path: String) -> String {
    if let resolved = unsafe realpath(path, nil) {
      defer { unsafe free(resolved) }
      return unsafe String(cString: resolved)
    }
    if path.hasPrefix("/") { return path }
    guard let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  private static func hash(of path: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
