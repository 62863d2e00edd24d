import Glibc

/// Writes files whole or not at all, several at a time.
///
/// All are written beside their places before the first is waited for. The disk then takes most of
/// them in one go.
struct LooseFiles: ~Copyable {
  private struct File {
    var temporary: String
    var path: String
    var descriptor: Int32
  }

  private var files: [File] = []
  /// The folders whose entries change.
  private var folders: [String] = []

  deinit {
    for file in files {
      if file.descriptor >= 0 { close(file.descriptor) }
      // Does nothing where the file has been moved to its place.
      _ = unsafe unlink(file.temporary)
    }
  }

  private init() {}

  /// Writes files that nobody changes once they are there.
  ///
  /// - Throws: ``GitError`` of code `unwritable`; some of the files may be there then.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws(GitError) {
    var loose = LooseFiles()
    for file in files { try loose.put(file.bytes, beside: file.path) }
    try loose.finish()
  }

  private mutating func put(_ bytes: [UInt8], beside path: String) throws(GitError) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    if !folders.contains(folder) {
      folders.append(folder)
      if unsafe mkdir(folder, 0o777) == 0 {
        let parent = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        if !folders.contains(parent) { folders.append(parent) }
      } else if errno != EEXIST {
        throw .unwritable(folder, errno)
      }
    }
    // git takes files of such names for left behind, and removes them in time.
    let temporary = "\(folder)/tmp_obj_\(UInt64.random(in: 0...(.max)))"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
    guard descriptor >= 0 else { throw .unwritable(temporary, errno) }
    files.append(File(temporary: temporary, path: path, descriptor: descriptor))
    guard writeAll(bytes, to: descriptor) else { throw .unwritable(temporary, errno) }
  }

  private mutating func finish() throws(GitError) {
    for index in files.indices {
      let file = files[index]
      guard fsync(file.descriptor) == 0 else { throw .unwritable(file.temporary, errno) }
      files[index].descriptor = -1
      guard close(file.descriptor) == 0 else { throw .unwritable(file.temporary, errno) }
    }
    for file in files where unsafe rename(file.temporary, file.path) != 0 {
      throw .unwritable(file.path, errno)
    }
    for folder in folders { try Self.wait(for: folder) }
  }

  /// Waits until the entries of a folder are on the disk.
  static func wait(for folder: String) throws(GitError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(folder, errno) }
    defer { close(descriptor) }
    // Some file systems cannot do that for folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .unwritable(folder, errno) }
  }
}

/// Writes all bytes; `false` with `errno` when that fails.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  writeAll(bytes[...], to: descriptor)
}

/// Writes all bytes; `false` with `errno` when that fails.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(
        descriptor,
        buffer.baseAddress.map { unsafe $0 + written },
        bytes.count - written
      )
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
