extension CSVDialect {
  /// How the bytes of a file become text.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// ISO 8859-1.
    case latin1 = "latin-1"
    /// Windows code page 1252: Latin-1 with `€` and typographic quotes.
    case windows1252 = "windows-1252"
    /// UTF-16, the low byte first.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, the high byte first.
    case utf16BigEndian = "utf-16be"
  }
}

extension CSVDialect.Encoding {
  /// Whether the scanner reads a transcoded copy instead of the bytes themselves.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// Whether a column is counted in bytes rather than in UTF-8 sequences.
  var isSingleByte: Bool { self == .latin1 || self == .windows1252 }

  /// The text of bytes as the scanner holds them, or `nil` where they are not in this encoding.
  func text(of bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian:
      return String(validating: bytes, as: UTF8.self)
    case .latin1:
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .windows1252:
      var scalars = String.UnicodeScalarView()
      for byte in bytes {
        guard let scalar = Self.windows1252Scalar(byte) else { return nil }
        scalars.append(scalar)
      }
      return String(scalars)
    }
  }

  /// How many bytes of the file the scanner's bytes stand for.
  func sourceLength(of bytes: ArraySlice<UInt8>) -> Int {
    guard isUTF16 else { return bytes.count }
    return bytes.reduce(0) { $0 + UTF16Transcoder.sourceLength(ofLead: $1) }
  }

  /// The bytes of the file that the scanner's bytes stand for.
  func sourceBytes(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    isUTF16 ? UTF16Transcoder.original(of: bytes, bigEndian: self == .utf16BigEndian) : Array(bytes)
  }

  private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let code = windows1252Upper[Int(byte - 0x80)]
    return code == 0 ? nil : Unicode.Scalar(code)
  }

  /// The scalars of 0x80 to 0x9F; 0 where the code page has none.
  private static let windows1252Upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
