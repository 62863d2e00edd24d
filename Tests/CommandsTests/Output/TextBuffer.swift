import Synchronization

@testable import Commands

/// Collects what is written.
final class TextBuffer: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func append(_ more: [UInt8]) {
    bytes.withLock { $0 += more }
  }

  /// What was written since the last time.
  func take() -> String {
    bytes.withLock { bytes in
      defer { bytes = [] }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension ByteSink {
  init(_ buffer: TextBuffer) {
    self.init { bytes throws(OutputError) in buffer.append(bytes) }
  }
}
