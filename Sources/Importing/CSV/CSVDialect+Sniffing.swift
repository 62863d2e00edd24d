extension CSVDialect {
  /// How many bytes of a file are looked at to find its dialect.
  public static let sniffedSize = 1 << 16

  /// Finds how a CSV file is written, from its first bytes.
  ///
  /// Looks at the byte order mark, a `sep=` line, which delimiter cuts the first rows into as many
  /// fields as the header, and which mark the numbers use. What does not tell is left at UTF-8 and
  /// comma; a decimal mark that nothing proves stays `nil`.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file; only the first `sniffedSize` bytes are looked at.
  ///   - skippedLines: How many lines stand before the header.
  /// - Returns: The dialect that fits best.
  public static func sniff(_ bytes: [UInt8], skippedLines: Int = 0) -> CSVDialect {
    let prefix = Array(bytes.prefix(sniffedSize))
    var dialect = CSVDialect(encoding: sniffEncoding(of: prefix), skippedLines: skippedLines)
    let candidates = delimiters(for: prefix, encoding: dialect.encoding).map { delimiter in
      dialect.delimiter = delimiter
      let rows = firstRows(of: prefix, isCut: bytes.count >= sniffedSize, dialect: dialect)
      return (delimiter: delimiter, rows: rows, fit: fit(of: rows))
    }
    // Of equals the first is kept: the most usual delimiter.
    guard let best = candidates.max(by: { $0.fit < $1.fit }) else { return dialect }
    dialect.delimiter = best.delimiter
    dialect.decimalMark = DecimalMark.sniff(best.rows.joined())
    return dialect
  }

  /// The byte that a `sep=` line names, as spreadsheets write it before the header.
  static func separator(atStartOf bytes: ArraySlice<UInt8>) -> UInt8? {
    guard bytes.count >= 5, bytes.starts(with: Array("sep=".utf8)) else { return nil }
    let mark = bytes[bytes.startIndex + 4]
    let isAlone = bytes.dropFirst(5).first?.isCSVLineEnd ?? true
    return isAlone && !mark.isCSVLineEnd && mark < 0x80 ? mark : nil
  }

  private static func delimiters(for bytes: [UInt8], encoding: Encoding) -> [UInt8] {
    var text: [UInt8] = []
    if encoding.isUTF16 {
      var transcoder = UTF16Transcoder(bigEndian: encoding == .utf16BigEndian)
      transcoder.append(Array(bytes.prefix(16)), to: &text)
    } else {
      text = Array(bytes.prefix(16))
    }
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let separator = separator(atStartOf: text[start...]) { return [separator] }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
  }

  private static func firstRows(of bytes: [UInt8], isCut: Bool, dialect: CSVDialect) -> [[String]] {
    var reader = CSVReader(CSVSource(bytes: bytes), dialect: dialect, hasHeader: false)
    var rows: [[String]] = []
    while rows.count < 100, let row = reader.next() { rows.append(row.fields) }
    if isCut && rows.count > 1 { rows.removeLast() }
    return rows
  }

  /// How well rows agree with the first one: the share that has as many fields, then that number.
  private static func fit(of rows: [[String]]) -> (agreeing: Int, columns: Int) {
    let columns = rows.first?.count ?? 0
    guard columns > 1 else { return (0, columns) }
    let agreeing = rows.count { $0.count == columns }
    return (agreeing * 100 / rows.count, columns)
  }

  private static func sniffEncoding(of bytes: [UInt8]) -> Encoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = bytes.prefix(256)
    let zeros = (0...1).map { parity in sample.indices.count { $0 % 2 == parity && sample[$0] == 0 }
    }
    if zeros[0] == 0 && zeros[1] * 4 > sample.count { return .utf16LittleEndian }
    if zeros[1] == 0 && zeros[0] * 4 > sample.count { return .utf16BigEndian }
    // A character may be cut off where the sample ends.
    let isUTF8 = (0..<4).contains { cut in
      bytes.count > cut && String(validating: bytes.dropLast(cut), as: UTF8.self) != nil
    }
    return isUTF8 || bytes.isEmpty ? .utf8 : .windows1252
  }
}

extension CSVDialect.DecimalMark {
  /// The mark that number-looking cells use, or `nil` when none or both could be.
  ///
  /// `5369,715` and `0,25` prove a comma; `27,429` may be thousands and only counts when no cell
  /// proves anything.
  static func sniff(_ cells: some Sequence<String>) -> Self? {
    var proven: [Self: Int] = [:]
    var possible: Set<Self> = []
    for cell in cells {
      guard let (mark, isProof) = evidence(in: cell.utf8) else { continue }
      if isProof { proven[mark, default: 0] += 1 } else { possible.insert(mark) }
    }
    let (points, commas) = (proven[.point, default: 0], proven[.comma, default: 0])
    if points != commas { return points > commas ? .point : .comma }
    return points == 0 && possible.count == 1 ? possible.first : nil
  }

  private static func evidence(in cell: String.UTF8View) -> (mark: Self, isProof: Bool)? {
    guard cell.count <= 24 else { return nil }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let number = cell.drop { !isDigit($0) }.reversed().drop { !isDigit($0) }
    let fraction = number.prefix(while: isDigit)
    guard let byte = number.dropFirst(fraction.count).first,
      let mark = Self(rawValue: Character(Unicode.Scalar(byte)))
    else { return nil }
    let whole = Array(number.dropFirst(fraction.count + 1))
    guard whole.allSatisfy(isDigit), cell.count - whole.count - fraction.count <= 6 else {
      // `1.234,5`: the last mark is the decimal one if the other is there as well.
      let other = mark == .point ? UInt8(ascii: ",") : UInt8(ascii: ".")
      let isGrouped = whole.contains(other) && whole.allSatisfy { isDigit($0) || $0 == other }
      return isGrouped ? (mark, true) : nil
    }
    return (mark, fraction.count != 3 || whole.count > 3 || whole.last == 0x30 && whole.count == 1)
  }
}
