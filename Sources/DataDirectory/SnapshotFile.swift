import ChargingLog
import Glibc

/// A snapshot's file, open, and read part by part when somebody asks.
///
/// A new snapshot takes its place by a rename, which leaves an open one as it is.
final class SnapshotFile: Sendable {
  /// Some bytes that are of no use unless all of them are as they were written.
  struct Part: Sendable {
    var start: Int
    var count: Int
    var checksum: UInt64
  }

  let count: Int
  private let descriptor: Int32

  private static let maximumSize = 1 << 32

  /// Opens a file; `nil` when that cannot be.
  init?(_ path: String) {
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    descriptor = unsafe open(path, flags)
    var status = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.maximumSize
    else {
      count = 0
      return nil
    }
    count = Int(status.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads a part; `nil` when it is torn.
  func read(_ part: Part) -> [UInt8]? {
    guard let bytes = bytes(at: part.start, count: part.count),
      Fingerprint(of: bytes).value == part.checksum
    else { return nil }
    return bytes
  }

  /// Reads just so many bytes; `nil` when there are fewer.
  func bytes(at start: Int, count: Int) -> [UInt8]? {
    guard start >= 0, count >= 0, start <= self.count, count <= self.count - start else {
      return nil
    }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      while got < count, let base = buffer.baseAddress {
        let more = unsafe pread(descriptor, base + got, count - got, off_t(start + got))
        if more < 0, errno == EINTR { continue }
        if more <= 0 { break }
        got += more
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
