import ChargingLog
import Glibc
import YAMLRecord

/// The files of a data directory, found without reading them.
struct DirectoryWalk: Sendable {
  /// A record's file.
  struct File: Sendable {
    /// Relative to the data directory.
    var path: String
    var identity: FileIdentity
  }

  /// The files of all records but sessions.
  var files: [File] = []
  /// The files of sessions, in walk order.
  var sessions: [File] = []
  /// What stands where a record should and is none.
  var diagnostics: [Diagnostic] = []

  private static let maximumDepth = 32

  /// Walks the folders of a data directory; whatever cannot be read is reported and passed over.
  static func of(_ root: String) async -> DirectoryWalk {
    var walk = DirectoryWalk()
    walk.walkTop(root)
    let months = walk.sessionFolders(root)
    let parts = await concurrently(months) { folder in
      var part = DirectoryWalk()
      part.walk(root, folder.path, depth: folder.depth, isDeep: folder.isLeaf)
      return part
    }
    for part in parts {
      walk.sessions += part.sessions
      walk.diagnostics += part.diagnostics
    }
    let filled = parts.filter { !$0.sessions.isEmpty }
    // Folders rarely lie between the files of their parent, so this is rarely needed.
    let isSorted = zip(filled, filled.dropFirst()).allSatisfy { left, right in
      guard let last = left.sessions.last, let first = right.sessions.first else { return true }
      return PathOrder.precedes(last.path, first.path)
    }
    if !isSorted { walk.sessions.sort { PathOrder.precedes($0.path, $1.path) } }
    return walk
  }

  /// The folders that records stand in.
  private static let recordFolders = Set(RecordKind.allCases.map(\.folder))

  private mutating func walkTop(_ root: String) {
    for entry in list(root, "") {
      let isRecordFolder = Self.recordFolders.contains(entry.path)
      switch entry.kind {
      case .folder where entry.path == "sessions": break
      case .folder where isRecordFolder:
        walk(root, entry.path, depth: 1, isDeep: true)
      case .file(let identity) where entry.path == "settings.yaml":
        files.append(File(path: entry.path, identity: identity))
      case .file where entry.path.hasSuffix(".yaml"): strayFile(entry.path)
      case .link where isRecordFolder || entry.path == "settings.yaml": reportLink(entry.path)
      case .file where isRecordFolder, .other where isRecordFolder:
        report(
          "not-a-folder",
          entry.path,
          "is a file where a folder should stand",
          fix: "rename or remove it"
        )
      case .folder where entry.path == "settings.yaml", .other where entry.path == "settings.yaml":
        notAFile(entry)
      default: break
      }
    }
  }

  /// The folders that are walked at the same time: two levels down, as the program makes them.
  private func sessionFolders(_ root: String) -> [(path: String, depth: Int, isLeaf: Bool)] {
    guard FileAccess.isDirectory(root + "/sessions") else { return [] }
    var result: [(path: String, depth: Int, isLeaf: Bool)] = [("sessions", 1, false)]
    // What is wrong here is reported when these folders are walked.
    var probe = DirectoryWalk()
    for year in probe.list(root, "sessions")
    where year.kind == .folder && !year.path.hasSuffix(".yaml") {
      result.append((year.path, 2, false))
      for month in probe.list(root, year.path)
      where month.kind == .folder && !month.path.hasSuffix(".yaml") {
        result.append((month.path, 3, true))
      }
    }
    return result
  }

  /// Walks a folder, and the folders below it where `isDeep`.
  private mutating func walk(_ root: String, _ folder: String, depth: Int, isDeep: Bool) {
    for entry in list(root, folder) {
      let isRecord = entry.path.hasSuffix(".yaml")
      switch entry.kind {
      case .folder where isRecord: notAFile(entry)
      case .folder where isDeep && depth < Self.maximumDepth:
        walk(root, entry.path, depth: depth + 1, isDeep: true)
      case .folder where isDeep:
        report(
          "nesting",
          entry.path,
          "folders nested deeper than \(Self.maximumDepth)",
          fix: "move its files up"
        )
      case .file(let identity) where isRecord: add(File(path: entry.path, identity: identity))
      case .link where isRecord || FileAccess.leadsToDirectory(root + "/" + entry.path):
        reportLink(entry.path)
      case .other where isRecord: notAFile(entry)
      default: break
      }
    }
  }

  private mutating func notAFile(_ entry: Listed) {
    let found =
      entry.kind == .folder ? "a folder stands where a record's file should" : "is no ordinary file"
    report("not-a-file", entry.path, found, fix: "rename or remove it")
  }

  private mutating func add(_ file: File) {
    switch RecordKind(path: file.path) {
    case .session: sessions.append(file)
    case nil: strayFile(file.path)
    default: files.append(file)
    }
  }

  private mutating func strayFile(_ path: String) {
    report(
      "stray-file",
      path,
      "no record belongs here, so the file is not read",
      severity: .warning,
      fix: "move it to cars/, locations/, tariffs/, sessions/ or rules/"
    )
  }

  private mutating func reportLink(_ path: String) {
    report(
      "link",
      path,
      "links are not followed, so nothing here is read",
      severity: .warning,
      fix: "put the file itself here"
    )
  }

  private mutating func report(
    _ code: String,
    _ path: String,
    _ message: String,
    severity: Diagnostic.Severity = .error,
    fix: String?
  ) {
    diagnostics.append(
      Diagnostic(code: code, severity: severity, file: path, message: message, fix: fix)
    )
  }

  private struct Listed {
    enum Kind: Equatable {
      case folder, link, other
      case file(FileIdentity)
    }
    var path: String
    var kind: Kind
  }

  /// What a folder holds, sorted; dot files left out.
  private mutating func list(_ root: String, _ folder: String) -> [Listed] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    guard let directory = unsafe Self.open(folder.isEmpty ? root : root + "/" + folder) else {
      if errno != ENOENT { reportUnreadable(folder, errno) }
      return []
    }
    defer { unsafe closedir(directory) }
    let descriptor = unsafe dirfd(directory)
    var names: [(name: String, type: Int)] = []
    errno = 0
    while let entry = unsafe readdir(directory) {
      guard let name = unsafe Self.name(of: entry) else {
        report(
          "file-name",
          prefix + "?",
          "a file's name here is not UTF-8, so it is not read",
          fix: "rename the file"
        )
        continue
      }
      guard name.utf8.first != UInt8(ascii: ".") else { continue }
      names.append((name, unsafe Int(entry.pointee.d_type)))
    }
    if errno != 0 { reportUnreadable(folder, errno) }
    names.sort { PathOrder.precedes($0.name, $1.name) }
    return names.compactMap { name, type in
      if type == DT_DIR { return Listed(path: prefix + name, kind: .folder) }
      if type == DT_LNK { return Listed(path: prefix + name, kind: .link) }
      var status = stat()
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        if errno != ENOENT { reportUnreadable(prefix + name, errno) }
        return nil
      }
      return Listed(path: prefix + name, kind: Self.kind(of: status))
    }
  }

  private mutating func reportUnreadable(_ path: String, _ code: Int32) {
    report("unreadable", path.isEmpty ? "." : path, "cannot be read: \(errorText(code))", fix: nil)
  }

  /// Opens a folder, never through a link that somebody put in its place.
  private static func open(_ path: String) -> OpaquePointer? {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    if let directory = unsafe fdopendir(descriptor) { return unsafe directory }
    let code = errno
    close(descriptor)
    errno = code
    return nil
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = unsafe UnsafeRawPointer(entry) + offset
    return unsafe String(validatingCString: start.assumingMemoryBound(to: CChar.self))
  }

  private static func kind(of status: stat) -> Listed.Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(FileIdentity(status))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}

/// Orders paths folder by folder, byte by byte, so that two walks can be merged.
enum PathOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let fast: Bool?? = unsafe left.utf8.withContiguousStorageIfAvailable { a in
      unsafe right.utf8.withContiguousStorageIfAvailable { b in unsafe compare(a, b) < 0 }
    }
    return (fast ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Compares a path with one that stands in a range of bytes.
  static func compare(_ path: String, _ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var path = path
    return path.withUTF8 { left in
      unsafe bytes.withUnsafeBufferPointer { right in
        unsafe compare(left, UnsafeBufferPointer(rebasing: right[range]))
      }
    }
  }

  /// Negative when the first comes before the second; a slash comes before any other byte.
  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let count = min(a.count, b.count)
    if a.count == b.count, let left = a.baseAddress, let right = b.baseAddress,
      unsafe memcmp(left, right, count) == 0
    {
      return 0
    }
    for index in 0..<count {
      let (left, right) = unsafe (a[index], b[index])
      if left == right { continue }
      if left == UInt8(ascii: "/") { return -1 }
      if right == UInt8(ascii: "/") { return 1 }
      return Int(left) - Int(right)
    }
    return a.count - b.count
  }
}

/// Does work for each item at the same time, as many at once as there are cores, results in order.
func concurrently<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  _ work: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  guard width > 1, items.count > 1 else { return items.map(work) }
  return await withTaskGroup(of: (Int, Result).self) { group in
    var results: [Result?] = Array(repeating: nil, count: items.count)
    var next = 0
    while next < min(width, items.count) {
      let index = next
      group.addTask { (index, work(items[index])) }
      next += 1
    }
    for await (index, result) in group {
      results[index] = result
      if next < items.count {
        let index = next
        group.addTask { (index, work(items[index])) }
        next += 1
      }
    }
    return results.compactMap { $0 }
  }
}
