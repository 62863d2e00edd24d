import ChargingLog
import Glibc

/// The names of the session files in one folder, as bytes: of a hundred thousand, few become text.
struct FolderNames: Sendable {
  /// A file's name.
  struct Name: Sendable {
    fileprivate var start: Int32
    fileprivate var count: Int32
    /// The date that it begins with, in days since 1970; `nil` where it begins with none.
    var day: Int32?
  }

  /// The folder, relative to the data directory.
  let path: String
  private(set) var names: [Name] = []
  /// The folders in it.
  private(set) var folders: [String] = []
  private var bytes: [UInt8] = []
  private var dates = DateReader()

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0

  /// Lists a folder, never through a link that somebody put in its place; one that cannot be read
  /// has no names.
  init(_ path: String, below root: String) {
    self.path = path
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open("\(root)/\(path)", flags)
    guard descriptor >= 0, let directory = unsafe fdopendir(descriptor) else {
      if descriptor >= 0 { close(descriptor) }
      return
    }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) { unsafe add(entry, in: descriptor) }
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
    let start = unsafe (UnsafeRawPointer(entry) + Self.nameOffset)
      .assumingMemoryBound(to: CChar.self)
    let name = unsafe UnsafeRawBufferPointer(start: start, count: strlen(start))
    guard let first = unsafe name.first, first != UInt8(ascii: ".") else { return }
    let isYAML =
      unsafe name.count > 5 && name.suffix(5).elementsEqual(".yaml".utf8)
      && first != UInt8(ascii: "#")
    switch unsafe type(of: entry, start, in: folder) {
    case DT_DIR:
      let text = unsafe String(validatingCString: start)
      if let text, !isYAML { folders.append("\(path)/\(text)") }
    case DT_REG where isYAML:
      let day = unsafe dates.day(name)
      names.append(Name(start: Int32(bytes.count), count: Int32(name.count), day: day))
      unsafe bytes.append(contentsOf: name)
    default: break
    }
  }

  private func type(
    of entry: UnsafeMutablePointer<dirent>,
    _ name: UnsafePointer<CChar>,
    in folder: Int32
  ) -> Int {
    let type = unsafe Int(entry.pointee.d_type)
    var status = stat()
    // Not every file system says it at once.
    guard type == DT_UNKNOWN, unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    else { return type }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: DT_REG
    case S_IFDIR: DT_DIR
    default: DT_UNKNOWN
    }
  }

  /// The bytes of a name.
  func bytes(of name: Name) -> ArraySlice<UInt8> {
    bytes[Int(name.start)..<Int(name.start + name.count)]
  }

  /// The path of a file, relative to the data directory; `nil` when its name is not UTF-8.
  func path(of name: Name) -> String? {
    String(validating: bytes(of: name), as: UTF8.self).map { "\(path)/\($0)" }
  }
}

/// Reads the dates that names begin with; those of one folder are mostly of one month.
private struct DateReader: Sendable {
  private var month: (year: Int, month: Int, firstDay: Int32, dayCount: Int)?

  /// Days since 1970 of the `yyyy-mm-dd` at the start of a name.
  mutating func day(_ name: UnsafeRawBufferPointer) -> Int32? {
    guard let year = unsafe Self.number(name, at: 0, digits: 4),
      let month = unsafe Self.number(name, at: 5, digits: 2),
      let day = unsafe Self.number(name, at: 8, digits: 2),
      unsafe name[4] == UInt8(ascii: "-") && name[7] == UInt8(ascii: "-")
    else { return nil }
    if self.month.map({ $0.year == year && $0.month == month }) != true {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      let count = CivilDate.dayCount(ofMonth: month, year: year)
      self.month = (year, month, Int32(first.daysSince1970), count)
    }
    guard let known = self.month, 1...known.dayCount ~= day else { return nil }
    return known.firstDay + Int32(day - 1)
  }

  private static func number(_ name: UnsafeRawBufferPointer, at start: Int, digits: Int) -> Int? {
    guard start + digits <= name.count else { return nil }
    var number = 0
    for index in start..<start + digits {
      let digit = unsafe name[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
