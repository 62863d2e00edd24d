/// A hash of 64 bits that is the same in every run: it tells states apart, not malice.
package struct Fingerprint: Sendable {
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  package init() {}

  /// That of some bytes.
  package init(of bytes: [UInt8]) { combine(bytes, in: bytes.indices) }

  package mutating func combine(_ word: UInt64) {
    value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 32
  }

  package mutating func combine(_ text: String) {
    let bytes = Array(text.utf8)
    combine(bytes, in: bytes.indices)
  }

  /// Takes some of the bytes, eight at a time, and how many they were.
  package mutating func combine(_ bytes: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: bytes.indices)
    unsafe bytes.withUnsafeBytes { buffer in
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        combine(unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      var rest: UInt64 = 0
      while index < range.upperBound {
        rest = unsafe rest << 8 | UInt64(buffer[index])
        index += 1
      }
      combine(rest)
    }
    combine(UInt64(range.count))
  }
}
