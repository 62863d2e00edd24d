import Glibc

/// A file that is written beside its place and moved there when it is whole.
struct ExportFile: ~Copyable {
  private let path: String
  private var temporary: String?
  private let descriptor: Int32

  /// - Throws: ``CommandFailure`` when nothing can be written there.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    var status = stat()
    let isSpecial = unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    // A pipe or a device is written to as it is.
    let place = isSpecial ? path : "\(path).\(getpid()).tmp"
    temporary = isSpecial ? nil : place
    descriptor = unsafe open(
      place,
      isSpecial ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
      0o644
    )
    guard descriptor >= 0 else {
      temporary = nil
      throw CommandFailure(.cannotWrite, "\(path) cannot be written: \(Self.reason(errno))")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { _ = unsafe unlink(temporary) }
  }

  mutating func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do throws(OutputError) {
      try ByteSink(descriptor: descriptor).write(bytes)
    } catch {
      throw CommandFailure(.cannotWrite, "\(path): \(error)")
    }
  }

  mutating func finish() throws(CommandFailure) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      throw CommandFailure(.cannotWrite, "\(path) cannot be written: \(Self.reason(errno))")
    }
    self.temporary = nil
  }

  private static func reason(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}
