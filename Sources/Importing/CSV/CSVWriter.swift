/// Writes rows as CSV after RFC 4180, so that `CSVReader` gives back exactly the same fields.
public struct CSVWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  private let delimiter: UInt8
  private let quote: UInt8
  private let lineEnd: [UInt8]

  /// Makes a writer of UTF-8 without a byte order mark.
  ///
  /// - Parameters:
  ///   - dialect: Only its delimiter and quote matter.
  ///   - lineEnd: What ends a row; CRLF after RFC 4180.
  public init(dialect: CSVDialect = CSVDialect(), lineEnd: String = "\r\n") {
    delimiter = dialect.delimiter
    quote = dialect.quote
    self.lineEnd = Array(lineEnd.utf8)
  }

  /// Appends a row; fields are quoted only where they must be.
  public mutating func append(_ fields: [String]) {
    let isFirstRow = bytes.isEmpty
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      // An empty line is no row, and a mark or `sep=` at the very start is no field.
      let mustBeSeen = fields.count == 1 && field.isEmpty
      let mayMislead = isFirstRow && index == 0
      append(field, isQuoted: mustBeSeen || mayMislead && Self.looksLikePreamble(field))
    }
    bytes += lineEnd
  }

  /// Appends bytes as they are, such as a row that was refused, and ends the row.
  public mutating func append(source: [UInt8]) {
    bytes += source
    bytes += lineEnd
  }

  /// Returns what was written so far and forgets it, so that a long file can be written in parts.
  public mutating func flush() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func append(_ field: String, isQuoted: Bool) {
    let needsQuotes = field.utf8.contains { $0 == delimiter || $0 == quote || $0.isCSVLineEnd }
    guard needsQuotes || isQuoted else {
      bytes += field.utf8
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func looksLikePreamble(_ field: String) -> Bool {
    field.utf8.starts(with: "sep=".utf8) || field.unicodeScalars.first == "\u{FEFF}"
  }
}
