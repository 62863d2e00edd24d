import Glibc

/// Reads files one after the other, and holds the folder of the last one open: finding a file in it
/// by name is much less work than by its whole path.
struct FolderReader: ~Copyable {
  private let root: String
  private var folder: Substring = ""
  private var descriptor: Int32 = -1
  private var buffer = Array(repeating: UInt8(0), count: 8_192)

  init(root: String) { self.root = root }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads a file by its path below the root, never through a link.
  ///
  /// - Parameter size: How large it was a moment ago.
  mutating func read(_ path: String, ofSize size: Int64) -> FileAccess.ReadResult {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return FileAccess.read("\(root)/\(path)")
    }
    open(path[..<slash])
    guard descriptor >= 0 else { return FileAccess.read("\(root)/\(path)") }
    let start = path.utf8.distance(from: path.startIndex, to: slash) + 1
    return unsafe path.withCString { name in
      unsafe FileAccess.readSmall(name + start, in: descriptor, ofSize: size, &buffer)
        ?? FileAccess.read(name + start, in: descriptor)
    }
  }

  private mutating func open(_ path: Substring) {
    if descriptor >= 0, path == folder { return }
    if descriptor >= 0 { close(descriptor) }
    folder = path
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    descriptor = unsafe Glibc.open("\(root)/\(path)", flags)
  }
}
