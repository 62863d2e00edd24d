import Glibc

/// A conversation with a program over its standard streams.
///
/// It never waits for one stream while another is full, so neither side can block the other for
/// ever. What the program complains of is kept, and handed on line by line.
@safe
final class Conversation {
  private let process: ChildProcess
  private let onComplaint: (String) -> Void
  private var received: [UInt8] = []
  private var readOffset = 0
  private var partialComplaint: [UInt8] = []
  private(set) var complaints: [String] = []

  /// How much of a program's complaints is kept.
  private static let complaintLimit = 400

  init(_ process: ChildProcess, onComplaint: @escaping (String) -> Void) {
    self.process = process
    self.onComplaint = onComplaint
    for end in [process.input, process.output, process.errors] {
      _ = fcntl(end.descriptor, F_SETFL, fcntl(end.descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  /// The process that is spoken to.
  var processID: pid_t { process.processID }

  /// Reads what there is, waiting for at least one byte.
  ///
  /// - Returns: How many bytes; 0 when the program says no more.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while readOffset == received.count, process.output.descriptor >= 0 { wait(toWrite: false) }
    let count = min(buffer.count, received.count - readOffset)
    guard count > 0 else {
      finish()
      return 0
    }
    unsafe buffer.copyBytes(from: received[readOffset..<readOffset + count])
    readOffset += count
    if readOffset == received.count {
      received.removeAll(keepingCapacity: true)
      readOffset = 0
    }
    return count
  }

  /// Writes all of some bytes.
  ///
  /// - Returns: Whether the program took them.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < bytes.count {
      guard process.input.descriptor >= 0 else { return false }
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset...])
      let count = unsafe Glibc.write(process.input.descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        offset += count
      } else if errno == EAGAIN {
        wait(toWrite: true)
      } else if errno != EINTR {
        finish()
        return false
      }
    }
    return true
  }

  /// Ends the conversation: the program has nothing more to read, and is given a moment to end.
  ///
  /// - Returns: Its exit code.
  @discardableResult
  func finish() -> Int32? {
    process.input.close()
    let code = process.wait(seconds: 1)
    // A program that stays in the background may keep the stream open: only what is there counts.
    _ = drain(process.errors) { self.complain($0) }
    if !partialComplaint.isEmpty { complain([UInt8(ascii: "\n")]) }
    if code == nil { process.kill() }
    return process.wait(seconds: 0)
  }

  /// Waits until one of the streams can go on, and takes what has come.
  private func wait(toWrite: Bool) {
    var polls = [
      pollfd(fd: process.output.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.errors.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: toWrite ? process.input.descriptor : -1, events: Int16(POLLOUT), revents: 0),
    ]
    guard unsafe poll(&polls, nfds_t(polls.count), -1) > 0 else { return }
    if polls[1].revents != 0, !drain(process.errors, { self.complain($0) }) {
      process.errors.close()
    }
    if polls[0].revents != 0, !drain(process.output, { self.received += $0 }) {
      process.output.close()
    }
  }

  /// Reads what is there.
  ///
  /// - Returns: Whether more may come.
  private func drain(_ end: PipeEnd, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
    guard end.descriptor >= 0 else { return false }
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe Glibc.read(end.descriptor, &block, block.count)
    if count > 0 { take(block[..<count]) }
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  private func complain(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        if partialComplaint.count < 4096, byte != UInt8(ascii: "\r") {
          partialComplaint.append(byte)
        }
        continue
      }
      let line = String(decoding: partialComplaint, as: UTF8.self)
      partialComplaint.removeAll(keepingCapacity: true)
      guard complaints.count < Self.complaintLimit else { continue }
      complaints.append(line)
      onComplaint(line)
    }
  }
}
