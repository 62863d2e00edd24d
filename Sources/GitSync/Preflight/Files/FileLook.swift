import Glibc

/// What a look at one file tells, without following a link.
struct FileLook: Equatable {
  enum Kind { case file, folder, link, other }

  let kind: Kind
  let sizeBytes: Int
  let modifiedSeconds: Double
  let owner: UInt32
  let inode: UInt64

  /// `nil` when there is none.
  init?(_ path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    sizeBytes = Int(status.st_size)
    modifiedSeconds = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    owner = status.st_uid
    inode = UInt64(status.st_ino)
  }

  /// The bytes of a file; `nil` when it cannot be read, or is larger than a limit.
  static func bytes(_ path: String, limit: Int = 1 << 26) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = unsafe read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
    return nil
  }

  /// The first bytes of a file.
  static func head(of path: String, count: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: count)
    let found = unsafe read(descriptor, &block, count)
    return found < 0 ? nil : Array(block[..<found])
  }

  /// The text of a small file.
  static func text(_ path: String) -> String? {
    bytes(path, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in a folder, sorted; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths of all files below a folder, relative to it.
  static func files(below folder: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      guard FileLook("\(folder)/\(name)")?.kind == .folder else { return [name] }
      return files(below: "\(folder)/\(name)").map { "\(name)/\($0)" }
    }
  }
}
