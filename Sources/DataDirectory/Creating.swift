import Glibc
import YAMLRecord

extension DataDirectory {
  /// Files below the folder that would be taken for records of a new data directory.
  ///
  /// - Complexity: O(*n*) for *n* files.
  package func filesInTheWay() async -> [String] {
    let walk = await DirectoryWalk.of(root)
    let found = walk.files.map(\.path) + walk.sessions.map(\.path) + walk.diagnostics.map(\.file)
    return Set(found).sorted()
  }

  /// The folder, or the one that it lies in, that is marked as a data directory.
  package var markedAncestor: String? {
    var folder = root
    while true {
      if Self.isMarked(folder) { return folder }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// Makes a data directory: its folder, its first files, and folders for later ones.
  ///
  /// When a file cannot be written, the folders made for it are taken back. The settings come last:
  /// only they make a data directory of the folder, so that one that was stopped half-way is none.
  ///
  /// - Throws: ``DataDirectoryError``
  package func create(_ files: [FileChange], folders: [String]) throws(DataDirectoryError) {
    var made: [String] = []
    do throws(DataDirectoryError) {
      for folder in [root] + folders.map({ "\(root)/\($0)" }) {
        made += try Self.makeFolder(folder)
      }
      let marks = files.filter { $0.path == "settings.yaml" }
      try write(files.filter { $0.path != "settings.yaml" } + marks)
    } catch {
      for folder in made.reversed() { _ = unsafe rmdir(folder) }
      throw error
    }
  }

  /// Makes a folder and those above it, and returns those that were not there.
  private static func makeFolder(_ path: String) throws(DataDirectoryError) -> [String] {
    if path.isEmpty || isFolder(path) { return [] }
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let above = try makeFolder(parent)
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) else {
      let code = errno
      for folder in above.reversed() { _ = unsafe rmdir(folder) }
      throw .writing(path, errno: code)
    }
    return above + [path]
  }

  /// Whether a folder stands at a path, links to one included.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
