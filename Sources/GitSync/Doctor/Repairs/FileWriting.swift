import Glibc

/// Files written whole or not at all.
enum FileWriting {
  /// Writes beside the file, waits for the disk, and puts it in its place.
  ///
  /// - Returns: Whether that worked; if not, everything is as it was.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let draft = path + ".plugtrack-\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { block in
        unsafe Glibc.write(descriptor, block.baseAddress, block.count)
      }
      if count < 0, errno != EINTR { break }
      rest = rest.dropFirst(max(0, count))
    }
    let isWritten = rest.isEmpty && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, unsafe rename(draft, path) == 0 else {
      _ = unsafe unlink(draft)
      return false
    }
    waitForFolder(of: path)
    return true
  }

  /// Makes a folder, and those above it.
  ///
  /// - Returns: Whether it is there.
  static func makeFolder(_ path: String) -> Bool {
    if FileLook(path)?.kind == .folder { return true }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex,
      makeFolder(String(path[..<slash]))
    else { return false }
    return unsafe mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  private static func waitForFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
