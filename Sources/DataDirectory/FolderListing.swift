import Glibc

/// The names in one folder, sorted, dot files left out.
///
/// Holds the folder open: to look a file up in it by its name is the least work. Names stay bytes,
/// since of a hundred thousand files that is most of what a walk would do otherwise.
struct FolderListing: ~Copyable {
  enum Kind: Equatable {
    case folder, link, other
    case file(FileIdentity)
    case gone
    /// With the error number.
    case unreadable(Int32)
  }

  /// Where a name stands, and what kind the folder says it is of.
  struct Name {
    fileprivate var start: Int
    fileprivate var count: Int
    fileprivate var type: Int
    /// Whether a file is named as records are: ending in `.yaml`, not beginning with `#`.
    let isYAML: Bool
    /// What it is sorted by first: eight bytes from where it is not like all others.
    fileprivate var key: UInt64 = 0
  }

  private(set) var names: [Name] = []
  /// The path of the folder, with a slash at its end; empty of the data directory itself.
  let prefix: [UInt8]
  /// Why it could not be read to its end; an error number.
  private(set) var failure: Int32?
  private(set) var namesNotUTF8 = 0

  /// Names one behind the other, each ended by a NUL.
  private var bytes: [UInt8] = []
  private let descriptor: Int32

  /// Lists a folder, never through a link that somebody put in its place.
  init(_ folder: String, below root: String) {
    prefix = Array((folder.isEmpty ? "" : folder + "/").utf8)
    let path = folder.isEmpty ? root : root + "/" + folder
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno != ENOENT { failure = errno }
      return
    }
    readNames()
    sort()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private mutating func readNames() {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, let directory = unsafe fdopendir(copy) else {
      failure = errno
      if copy >= 0 { close(copy) }
      return
    }
    defer { unsafe closedir(directory) }
    errno = 0
    while let entry = unsafe readdir(directory) { unsafe add(entry) }
    if errno != 0 { failure = errno }
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    let text = unsafe UnsafeRawPointer(entry) + offset
    let count = unsafe strlen(text.assumingMemoryBound(to: CChar.self))
    let buffer = unsafe UnsafeRawBufferPointer(start: text, count: count)
    guard unsafe buffer.first != UInt8(ascii: ".") else { return }
    guard
      unsafe buffer.allSatisfy({ $0 < 0x80 }) || String(validating: buffer, as: UTF8.self) != nil
    else {
      namesNotUTF8 += 1
      return
    }
    let isYAML =
      unsafe count >= 5 && memcmp(text + count - 5, ".yaml", 5) == 0
      && buffer.first != UInt8(ascii: "#")
    let type = unsafe Int(entry.pointee.d_type)
    names.append(Name(start: bytes.count, count: count, type: type, isYAML: isYAML))
    unsafe bytes.append(contentsOf: buffer)
    bytes.append(0)
  }

  /// Sorts by bytes.
  ///
  /// Most names begin with the same month, so what follows that tells them apart.
  private mutating func sort() {
    guard let first = names.first else { return }
    // So that eight bytes can be taken from anywhere in a name.
    bytes.append(contentsOf: repeatElement(0, count: 8))
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var shared = first.count
      for name in names {
        var count = 0
        while count < min(shared, name.count),
          unsafe buffer[first.start + count] == buffer[name.start + count]
        {
          count += 1
        }
        shared = count
      }
      for number in names.indices {
        let start = names[number].start + shared
        names[number].key = UInt64(
          bigEndian: unsafe buffer.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        )
      }
      // The NUL behind the shorter name makes it come first.
      names.sort { left, right in
        if left.key != right.key { return left.key < right.key }
        return unsafe memcmp(
          base + left.start,
          base + right.start,
          min(left.count, right.count) + 1
        ) < 0
      }
    }
  }

  /// The bytes of a name.
  func bytes(of name: Name) -> ArraySlice<UInt8> { bytes[name.start..<name.start + name.count] }

  /// The path of what has a name, relative to the data directory.
  func path(of name: Name) -> String {
    String(decoding: prefix + bytes(of: name), as: UTF8.self)
  }

  /// Whether it is named nearly as records are, as in `x.yml` and `X.YAML`.
  func isNearlyYAML(_ name: Name) -> Bool {
    guard !name.isYAML, bytes(of: name).first != UInt8(ascii: "#") else { return false }
    let text = String(decoding: bytes(of: name), as: UTF8.self).lowercased()
    return [".yaml", ".yml"].contains { text.hasSuffix($0) }
  }

  /// What has a name, looked up only where the folder does not say it.
  func kind(of name: Name) -> Kind {
    if name.type == DT_DIR { return .folder }
    if name.type == DT_LNK { return .link }
    var status = stat()
    let result = unsafe bytes.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.map { base in
        let start = unsafe (base + name.start).assumingMemoryBound(to: CChar.self)
        return unsafe fstatat(descriptor, start, &status, AT_SYMLINK_NOFOLLOW)
      }
    }
    guard result == 0 else { return errno == ENOENT ? .gone : .unreadable(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(FileIdentity(status))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}
