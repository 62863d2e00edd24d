import CLibZ

/// Gzip (RFC 1952), by the system's zlib.
enum Compression {
  /// Below this, the headers of gzip weigh more than it saves.
  static let leastBytes = 1024

  /// Whether a browser takes gzip.
  static func isAccepted(_ header: String?) -> Bool {
    guard let header else { return false }
    for part in header.lowercased().split(separator: ",") {
      let words = part.split(separator: ";").map { word in
        String(word.filter { $0 != " " })
      }
      guard words.first == "gzip" || words.first == "*" else { continue }
      let weight = words.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return (weight ?? 1) > 0
    }
    return false
  }

  /// The bytes in gzip; `nil` when zlib has no memory left.
  static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 for the gzip header.
    let version = unsafe zlibVersion()
    guard
      unsafe deflateInit2_(
        &stream,
        level,
        Z_DEFLATED,
        31,
        8,
        Z_DEFAULT_STRATEGY,
        version,
        Int32(MemoryLayout<z_stream>.size)
      ) == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(&stream) }
    let capacity = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    var source = bytes
    var isDone = false
    let result = unsafe source.withUnsafeMutableBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        isDone = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = unsafe output.count - Int(stream.avail_out)
      }
    }
    return isDone ? result : nil
  }
}
