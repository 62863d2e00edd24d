import Glibc

/// What one folder holds, sorted by name; dot files left out.
///
/// Names stay bytes until they are sorted and looked up: of a hundred thousand files that is most of
/// the work.
struct FolderListing {
  struct Item {
    enum Kind: Equatable {
      case folder, link, other
      case file(FileIdentity)
    }

    /// Relative to the data directory.
    var path: String
    var kind: Kind
    /// Whether it is named as records are: ending in `.yaml`, not beginning with `#`.
    var isYAML: Bool

    /// Whether it is named nearly as records are, as in `x.yml` and `X.YAML`.
    var isNearlyYAML: Bool {
      guard !isYAML, path.split(separator: "/").last?.first != "#" else { return false }
      return [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    }
  }

  private(set) var items: [Item] = []
  /// What could not be read, with its error number.
  private(set) var failures: [(path: String, code: Int32)] = []
  private(set) var namesNotUTF8 = 0

  /// Names one behind the other, each ended by a NUL.
  private var bytes: [UInt8] = []
  private var names: [Name] = []

  private static let yaml = Array(".yaml".utf8)

  private struct Name {
    var start: Int
    var count: Int
    var type: Int
  }

  /// Lists a folder, never through a link that somebody put in its place.
  init(_ folder: String, below root: String) {
    let path = folder.isEmpty ? root : root + "/" + folder
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0, let directory = unsafe fdopendir(descriptor) else {
      let code = errno
      if descriptor >= 0 { close(descriptor) }
      if code != ENOENT { failures.append((folder, code)) }
      return
    }
    defer { unsafe closedir(directory) }
    errno = 0
    while let entry = unsafe readdir(directory) { unsafe add(entry) }
    if errno != 0 { failures.append((folder, errno)) }
    sort()
    lookUp(in: descriptor, prefix: Array((folder.isEmpty ? "" : folder + "/").utf8))
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
    let name = unsafe UnsafeRawPointer(entry) + offset
    let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
    let buffer = unsafe UnsafeRawBufferPointer(start: name, count: count)
    guard unsafe buffer.first != UInt8(ascii: ".") else { return }
    unsafe names.append(Name(start: bytes.count, count: count, type: Int(entry.pointee.d_type)))
    unsafe bytes.append(contentsOf: buffer)
    bytes.append(0)
  }

  private mutating func sort() {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      // The NUL behind the shorter name makes it come first.
      names.sort { left, right in
        unsafe memcmp(base + left.start, base + right.start, min(left.count, right.count) + 1) < 0
      }
    }
  }

  private mutating func lookUp(in folder: Int32, prefix: [UInt8]) {
    items.reserveCapacity(names.count)
    var pathBytes = prefix
    for name in names {
      let nameBytes = bytes[name.start..<name.start + name.count]
      pathBytes.removeLast(pathBytes.count - prefix.count)
      pathBytes.append(contentsOf: nameBytes)
      guard let path = String(validating: pathBytes, as: UTF8.self) else {
        namesNotUTF8 += 1
        continue
      }
      guard let kind = kind(of: name, path, in: folder) else { continue }
      let isYAML =
        nameBytes.suffix(5).elementsEqual(Self.yaml) && nameBytes.first != UInt8(ascii: "#")
      items.append(Item(path: path, kind: kind, isYAML: isYAML))
    }
    names = []
    bytes = []
  }

  private mutating func kind(of name: Name, _ path: String, in folder: Int32) -> Item.Kind? {
    if name.type == DT_DIR { return .folder }
    if name.type == DT_LNK { return .link }
    var status = stat()
    let result = unsafe bytes.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.map { base in
        let start = unsafe (base + name.start).assumingMemoryBound(to: CChar.self)
        return unsafe fstatat(folder, start, &status, AT_SYMLINK_NOFOLLOW)
      }
    }
    guard result == 0 else {
      if errno != ENOENT { failures.append((path, errno)) }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(FileIdentity(status))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}
