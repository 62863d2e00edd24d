import Glibc
import Importing

/// A file to import, or standard input, which is kept in memory.
struct ImportInput: Sendable {
  /// The beginning of the file.
  let prefix: [UInt8]
  let file: ImportFile
  /// Where rejected rows go: beside the file, without `.csv`.
  let stem: String

  /// The most that is kept of what can be read only once.
  private static let memoryLimit = 1 << 28

  /// - Throws: ``CommandFailure`` when there is no such file, or it cannot be read.
  init(_ path: String) throws(CommandFailure) {
    let isStandardInput = path == "-"
    stem =
      isStandardInput
      ? "stdin" : path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path
    let name = isStandardInput ? "stdin" : path.split(separator: "/").last.map(String.init) ?? path
    let first = try isStandardInput ? OpenFile(standardInput: ()) : OpenFile(path)
    if first.isSeekable {
      prefix = try first.bytes(upTo: CSVDialect.sniffedSize, path)
      file = ImportFile(name: name, path: path) {
        let opened = try OpenFile(path)
        return CSVSource { try opened.read($0, path) }
      }
    } else {
      let bytes = try first.bytes(upTo: Self.memoryLimit + 1, path)
      guard bytes.count <= Self.memoryLimit else {
        throw CommandFailure(
          .usage,
          "more than 256 MiB come from \(path)",
          fix: "save it to a file and import that"
        )
      }
      prefix = Array(bytes.prefix(CSVDialect.sniffedSize))
      file = ImportFile(name: name, path: isStandardInput ? "stdin" : path) {
        CSVSource(bytes: bytes)
      }
    }
  }

  /// All bytes of a small file.
  func bytes(upTo limit: Int) throws -> [UInt8] {
    try OpenFile(file.path).bytes(upTo: limit + 1, file.path)
  }

  /// Says so when a file is no CSV at all.
  func refuseOtherFormats() throws(CommandFailure) {
    let start = prefix.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = start.first else {
      throw CommandFailure(.problems, "\(file.path) is empty", fix: "export it again")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw CommandFailure(
        .problems,
        "\(file.path) is JSON, which is not read yet",
        fix: "export it as CSV"
      )
    }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw CommandFailure(
        .problems,
        "\(file.path) is a spreadsheet or an archive, not CSV",
        fix: "open it and save it as CSV"
      )
    }
    if start.starts(with: Array("%PDF".utf8)) || start.starts(with: [0x1F, 0x8B])
      || first == UInt8(ascii: "<")
    {
      throw CommandFailure(.problems, "\(file.path) is not CSV", fix: "export it as CSV")
    }
  }
}

/// An open file, closed with its last user.
private final class OpenFile: Sendable {
  private let descriptor: Int32
  let isSeekable: Bool

  init(_ path: String) throws(CommandFailure) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      isSeekable = false
      throw CommandFailure(.problems, "\(path) cannot be read: \(Self.reason(errno))")
    }
    var status = stat()
    isSeekable = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure(.problems, "\(path) is a folder", fix: "name the files in it")
    }
  }

  init(standardInput: Void) {
    descriptor = dup(STDIN_FILENO)
    isSeekable = false
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func read(_ limit: Int, _ path: String) throws(CommandFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var received = 0
      repeat {
        received = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
      } while received < 0 && errno == EINTR
      if received < 0 { failure = errno }
      count = max(0, received)
    }
    guard failure == 0 else {
      throw CommandFailure(.problems, "\(path) cannot be read: \(Self.reason(failure))")
    }
    return bytes
  }

  func bytes(upTo limit: Int, _ path: String) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let block = try read(min(limit - bytes.count, 1 << 20), path)
      guard !block.isEmpty else { break }
      bytes += block
    }
    return bytes
  }

  private static func reason(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}
