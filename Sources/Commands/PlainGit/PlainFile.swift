import Glibc

/// A file that somebody else made for this command, such as a temporary file of git's.
struct PlainFile {
  private let path: String

  /// Names a file; a relative name is relative to the folder.
  init(_ name: String, in folder: String) {
    path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }

  func read() throws(CommandFailure) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else {
      throw CommandFailure(.nothingFound, "\(path) cannot be read")
    }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      bytes += block[..<count]
    }
    guard unsafe ferror(file) == 0 else {
      throw CommandFailure(.nothingFound, "\(path) cannot be read")
    }
    return bytes
  }

  /// Writes in place: the file is git's own, and of no worth once git has gone on.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard let file = unsafe fopen(path, "w") else {
      throw CommandFailure(.cannotWrite, "\(path) cannot be written")
    }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, written == bytes.count else {
      throw CommandFailure(.cannotWrite, "\(path) cannot be written", fix: "make room on the disk")
    }
  }
}
