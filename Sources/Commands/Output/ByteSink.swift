import Glibc

/// Where bytes go: a file descriptor, or a buffer in tests.
struct ByteSink: Sendable {
  private let send: @Sendable ([UInt8]) throws(OutputError) -> Void

  init(_ send: @escaping @Sendable ([UInt8]) throws(OutputError) -> Void) {
    self.send = send
  }

  /// A sink that writes to a descriptor at once, without a buffer to lose.
  init(descriptor: Int32) {
    send = { bytes throws(OutputError) in
      var written = 0
      while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
          unsafe Glibc.write(descriptor, buffer[written...].baseOfSlice, buffer.count - written)
        }
        if count >= 0 {
          written += count
        } else if errno == EAGAIN {
          try Self.waitUntilWritable(descriptor)
        } else if errno != EINTR {
          throw OutputError(code: errno)
        }
      }
    }
  }

  /// Writes all of the bytes, or throws.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try send(bytes)
  }

  /// Writes all of the text as UTF-8, or throws.
  func write(_ text: String) throws(OutputError) {
    try send(Array(text.utf8))
  }

  private static func waitUntilWritable(_ descriptor: Int32) throws(OutputError) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    if unsafe poll(&request, 1, -1) < 0, errno != EINTR { throw OutputError(code: errno) }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var baseOfSlice: UnsafeRawPointer? {
    unsafe UnsafeRawBufferPointer(rebasing: self).baseAddress
  }
}
