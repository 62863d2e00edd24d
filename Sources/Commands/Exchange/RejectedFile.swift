import Glibc
import Importing

/// Rows that were not taken, as they were, in a file of their own below their header.
///
/// Written beside its place and linked there at the end, never over another file.
struct RejectedFile: ~Copyable {
  private let stem: String
  private let isDryRun: Bool
  private var temporary: String?
  private var made: String?
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []
  private var lineEnd: [UInt8] = []

  init(stem: String, isDryRun: Bool) {
    self.stem = stem
    self.isDryRun = isDryRun
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { _ = unsafe unlink(temporary) }
  }

  /// Adds rows, the header before the first.
  mutating func take(_ rows: [RejectedRow], header: [UInt8], dialect: CSVDialect)
    throws(CommandFailure)
  {
    guard !isDryRun else { return }
    if temporary == nil {
      try create()
      start(header, dialect)
    }
    for row in rows { buffer += row.source + lineEnd }
    if buffer.count > 1 << 20 { try flush() }
  }

  /// Puts the file in its place.
  ///
  /// - Returns: Its path; `nil` when no row was rejected.
  mutating func finish() throws(CommandFailure) -> String? {
    guard let temporary else { return nil }
    try flush()
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    var number = 1
    while true {
      let path = "\(stem).rejected\(number == 1 ? "" : "-\(number)").csv"
      if unsafe link(temporary, path) == 0 {
        made = path
        return path
      }
      let code = errno
      if code == EEXIST {
        if isSame(path) { return path }
        number += 1
      } else if try copy(to: path, code) {
        made = path
        return path
      } else {
        number += 1
      }
    }
  }

  /// Removes the file again, unless it was there before: nothing was imported after all.
  func takeBack() {
    if let made { _ = unsafe unlink(made) }
  }

  private mutating func start(_ header: [UInt8], _ dialect: CSVDialect) {
    switch dialect.encoding {
    case .utf16LittleEndian: (buffer, lineEnd) = ([0xFF, 0xFE], [0x0A, 0])
    case .utf16BigEndian: (buffer, lineEnd) = ([0xFE, 0xFF], [0, 0x0A])
    default: lineEnd = [0x0A]
    }
    for _ in 0..<dialect.skippedLines { buffer += lineEnd }
    buffer += header + lineEnd
  }

  private mutating func create() throws(CommandFailure) {
    let slash = stem.lastIndex(of: "/").map { stem.index(after: $0) } ?? stem.startIndex
    let path = "\(stem[..<slash]).\(stem[slash...]).rejected.\(getpid()).tmp"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    temporary = path
  }

  private mutating func flush() throws(CommandFailure) {
    try write(buffer, to: descriptor)
    buffer = []
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(CommandFailure) {
    do throws(OutputError) {
      try ByteSink(descriptor: descriptor).write(bytes)
    } catch {
      throw CommandFailure(
        .cannotWrite,
        "\(stem).rejected.csv: \(error)",
        fix: "nothing was imported"
      )
    }
  }

  /// Where a file cannot have two names: written anew, if the name is free.
  private func copy(to path: String, _ code: Int32) throws(CommandFailure) -> Bool {
    guard code == EPERM || code == ENOTSUP || code == ENOSYS || code == EMLINK else {
      throw failure(code)
    }
    let copy = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard copy >= 0 else {
      if errno == EEXIST { return false }
      throw failure(errno)
    }
    defer { close(copy) }
    try write(content(of: descriptor), to: copy)
    return true
  }

  /// Whether a file has the very same rows, from an import before.
  private func isSame(_ path: String) -> Bool {
    let other = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard other >= 0 else { return false }
    defer { close(other) }
    return content(of: other) == content(of: descriptor)
  }

  private func content(of descriptor: Int32) -> [UInt8] {
    lseek(descriptor, 0, SEEK_SET)
    var bytes: [UInt8] = []
    while true {
      let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        count = max(0, unsafe read(descriptor, buffer.baseAddress, 1 << 18))
      }
      if block.isEmpty { return bytes }
      bytes += block
    }
  }

  private func failure(_ code: Int32) -> CommandFailure {
    let reason =
      unsafe strerror(code).map { unsafe String(cString: $0).lowercased() } ?? "error \(code)"
    return CommandFailure(
      .cannotWrite,
      "\(stem).rejected.csv cannot be written: \(reason)",
      fix: "copy the file to a folder of your own and import it there"
    )
  }
}
