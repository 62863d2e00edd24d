/// How a CSV file is written: its delimiter, quote, decimal mark and encoding.
public struct CSVDialect: Sendable, Hashable {
  /// The mark between the whole part of a number and its fraction.
  public enum DecimalMark: Character, Sendable, Hashable, CaseIterable {
    /// `41.25`
    case point = "."
    /// `41,25`
    case comma = ","
  }

  /// The ASCII byte between two fields.
  public var delimiter: UInt8
  /// The ASCII byte around a field that holds a delimiter, a line break or a quote.
  public var quote: UInt8
  /// The decimal mark of the numbers, or `nil` when nothing in the file tells.
  public var decimalMark: DecimalMark?
  /// How the bytes become text.
  public var encoding: Encoding
  /// How many lines stand before the header; a `sep=` line is not counted.
  public var skippedLines: Int

  /// Makes a dialect; the default is that of RFC 4180 in UTF-8.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","),
    quote: UInt8 = UInt8(ascii: "\""),
    decimalMark: DecimalMark? = nil,
    encoding: Encoding = .utf8,
    skippedLines: Int = 0
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.skippedLines = max(0, skippedLines)
  }
}
