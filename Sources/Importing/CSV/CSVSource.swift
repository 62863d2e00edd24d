#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Where the bytes of a CSV file come from, in blocks, so that a file of any size fits in memory.
public struct CSVSource {
  /// Returns the next bytes, at most as many as asked for; none at the end.
  let read: (_ limit: Int) throws -> [UInt8]

  /// Makes a source from a function that returns the next bytes, and none at the end.
  public init(read: @escaping (_ limit: Int) throws -> [UInt8]) {
    self.read = read
  }

  /// Makes a source from bytes in memory.
  public init(bytes: [UInt8]) {
    var position = 0
    self.init { limit in
      let end = min(bytes.count, position + limit)
      defer { position = end }
      return Array(bytes[position..<end])
    }
  }

  /// Makes a source from an open file, which stays open; the caller closes it.
  public init(fileDescriptor: Int32) {
    self.init { limit in
      var failure: Int32 = 0
      let block = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        var received = 0
        repeat {
          received = unsafe systemRead(fileDescriptor, buffer.baseAddress, limit)
        } while received < 0 && errno == EINTR
        if received < 0 { failure = errno }
        count = max(0, received)
      }
      guard failure == 0 else { throw ReadFailure(number: failure) }
      return block
    }
  }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int
{
  unsafe read(file, buffer, count)
}

/// A system error while reading, in the system's own words.
struct ReadFailure: Error, CustomStringConvertible {
  let number: Int32

  var description: String {
    guard let text = unsafe strerror(number) else { return "system error \(number)" }
    return unsafe String(cString: text)
  }
}
