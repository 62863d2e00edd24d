/// Turns blocks of UTF-16 into UTF-8, in such a way that the original bytes can be told again.
///
/// A surrogate without its partner becomes the three bytes that UTF-8 forbids for it, and an odd last
/// byte becomes 0xFF with its two halves behind: both are refused later as invalid, and neither loses
/// a byte.
struct UTF16Transcoder {
  let bigEndian: Bool
  private var oddByte: UInt8?
  private var highSurrogate: UInt16?

  init(bigEndian: Bool) {
    self.bigEndian = bigEndian
  }

  /// Appends the UTF-8 of a block; an empty block ends the text.
  mutating func append(_ block: [UInt8], to output: inout [UInt8]) {
    for byte in block {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let high = UInt16(bigEndian ? first : byte)
      append(high << 8 | UInt16(bigEndian ? byte : first), to: &output)
    }
    guard block.isEmpty else { return }
    flushSurrogate(to: &output)
    if let oddByte { output += [0xFF, 0x80 | oddByte >> 4, 0x80 | oddByte & 0x0F] }
    oddByte = nil
  }

  private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
    if let high = highSurrogate, (0xDC00...0xDFFF).contains(unit) {
      highSurrogate = nil
      let scalar = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
      output.append(UInt8(0xF0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
      return
    }
    flushSurrogate(to: &output)
    if (0xD800...0xDBFF).contains(unit) {
      highSurrogate = unit
    } else {
      Self.encode(unit, to: &output)
    }
  }

  private mutating func flushSurrogate(to output: inout [UInt8]) {
    if let high = highSurrogate { Self.encode(high, to: &output) }
    highSurrogate = nil
  }

  private static func encode(_ unit: UInt16, to output: inout [UInt8]) {
    switch unit {
    case ..<0x80:
      output.append(UInt8(unit))
    case ..<0x800:
      output.append(UInt8(0xC0 | unit >> 6))
      output.append(UInt8(0x80 | unit & 0x3F))
    default:
      output.append(UInt8(0xE0 | unit >> 12))
      output.append(UInt8(0x80 | unit >> 6 & 0x3F))
      output.append(UInt8(0x80 | unit & 0x3F))
    }
  }
}

extension UTF16Transcoder {
  /// How many bytes of UTF-16 a UTF-8 sequence stands for, told by its first byte.
  static func sourceLength(ofLead byte: UInt8) -> Int {
    switch byte {
    case 0x80..<0xC0: 0
    case 0xFF: 1
    case 0xF0...: 4
    default: 2
    }
  }

  /// The UTF-16 bytes that were transcoded.
  static func original(of bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
    var output: [UInt8] = []
    func append(_ unit: UInt32) {
      let (high, low) = (UInt8(unit >> 8 & 0xFF), UInt8(unit & 0xFF))
      output += bigEndian ? [high, low] : [low, high]
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 || lead == 0xFF ? 3 : 4
      let end = min(index + length, bytes.endIndex)
      var scalar = UInt32(lead) & (length == 1 ? 0x7F : 0xFF >> UInt32(length + 1))
      for byte in bytes[index + 1..<end] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
      if lead == 0xFF {
        output.append(bytes[index + 1..<end].reduce(0) { $0 << 4 | $1 & 0x0F })
      } else if scalar > 0xFFFF {
        append(0xD800 + (scalar - 0x10000) >> 10)
        append(0xDC00 + (scalar - 0x10000) & 0x3FF)
      } else {
        append(scalar)
      }
      index = end
    }
    return output
  }
}
