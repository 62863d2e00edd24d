/// Writes values as bytes, for the snapshot that makes a warm start quick.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  package mutating func write(byte: UInt8) { bytes.append(byte) }

  package mutating func write(contentsOf more: [UInt8]) { bytes.append(contentsOf: more) }

  /// An unsigned number in groups of seven bits, least first (LEB128).
  package mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A signed number, small ones short in either direction (zigzag).
  package mutating func write(_ number: Int64) {
    write(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// Eight bytes, least first: for numbers that are rarely small.
  package mutating func write(word: UInt64) {
    unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    write(bytesOf: text)
  }

  /// The bytes of a text without their count, where that stands elsewhere.
  package mutating func write(bytesOf text: String) { bytes.append(contentsOf: text.utf8) }
}

/// Reads what a `ByteWriter` wrote; whatever is torn or foreign reads as failed, never as a trap.
package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private let end: Int
  package private(set) var position: Int
  /// Whether a read went past the end or met something impossible.
  package private(set) var hasFailed = false

  package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    position = range.lowerBound
    end = range.upperBound
  }

  package mutating func fail() { hasFailed = true }

  /// Passes over some bytes.
  package mutating func skip(_ count: Int) {
    if count < 0 || count > end - position { hasFailed = true } else { position += count }
  }

  package mutating func readByte() -> UInt8 {
    guard position < end else {
      hasFailed = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func readUnsigned() -> UInt64 {
    let first = readByte()
    return first < 0x80 ? UInt64(first) : readLong(first)
  }

  private mutating func readLong(_ first: UInt8) -> UInt64 {
    var result = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while shift < 64 {
      let byte = readByte()
      result |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return result }
      shift += 7
    }
    hasFailed = true
    return 0
  }

  package mutating func readSigned() -> Int64 {
    let number = readUnsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  package mutating func readWord() -> UInt64 {
    guard end - position >= 8 else {
      hasFailed = true
      return 0
    }
    defer { position += 8 }
    return unsafe bytes.withUnsafeBytes {
      UInt64(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  package mutating func readText() -> String { String(decoding: bytes[readRange()], as: UTF8.self) }

  /// Where the bytes of a text stand, or of anything else that follows its length.
  package mutating func readRange() -> Range<Int> {
    let count = Int(clamping: readUnsigned())
    guard !hasFailed, count <= end - position else {
      hasFailed = true
      return position..<position
    }
    defer { position += count }
    return position..<position + count
  }
}
