import DataDirectory

/// Where a file of a repository stands in its data directory, which may be a folder of the
/// repository.
struct RepositoryPlace {
  /// The data directory.
  let root: String
  /// The file, relative to it.
  let path: String

  /// - Parameters:
  ///   - path: The file, relative to the top of the repository's work tree.
  ///   - top: The top of the work tree.
  init(path: String, top: String) {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    while !folders.isEmpty, !DataDirectory.isMarked(([top] + folders).joined(separator: "/")) {
      folders.removeLast()
    }
    root = ([top] + folders).joined(separator: "/")
    self.path =
      folders.isEmpty ? path : String(path.dropFirst(folders.joined(separator: "/").count + 1))
  }
}
