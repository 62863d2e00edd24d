/// Reads a CSV text row by row, strictly, in memory that does not grow with the file.
///
/// Follows RFC 4180 and accepts what real exports do beside it: any ASCII delimiter, LF, CRLF or CR,
/// a byte order mark, a `sep=` line, empty lines, no last line end, empty fields behind the last
/// column. A row that is not well-formed is returned with its problems, and the rest is still read.
///
///     for row in CSVReader(CSVSource(bytes: bytes)) where row.problems.isEmpty { … }
public struct CSVReader: Sequence, IteratorProtocol {
  /// The size above which a row is refused, unless another is given: 1 MiB.
  public static let defaultMaximumRowSize = 1 << 20

  /// How the file is written, as given or as found.
  public let dialect: CSVDialect
  /// The first row, or `nil` in an empty file or one that is read without a header.
  public let header: CSVRow?

  private var scanner: CSVScanner
  private var columnCount: Int?
  private var hasReportedFailure = false

  /// Makes a reader and reads the header.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - dialect: How the file is written; found by `CSVDialect.sniff` where absent.
  ///   - hasHeader: Whether the first row names the columns; if so, other rows must be as long.
  ///   - maximumRowSize: The size in bytes above which a row is refused.
  ///   - blockSize: How many bytes to ask for at a time.
  public init(
    _ source: CSVSource,
    dialect: CSVDialect? = nil,
    hasHeader: Bool = true,
    maximumRowSize: Int = defaultMaximumRowSize,
    blockSize: Int = 1 << 18
  ) {
    let blockSize = Swift.max(16, blockSize)
    let (prefix, source) = dialect == nil ? Self.prefix(of: source, blockSize) : ([], source)
    self.dialect = dialect ?? CSVDialect.sniff(prefix)
    scanner = CSVScanner(
      source,
      dialect: self.dialect,
      prefix: prefix,
      maximumRowSize: Swift.max(1, maximumRowSize),
      blockSize: blockSize
    )
    header = hasHeader ? Self.row(from: &scanner, columnCount: nil) : nil
    columnCount = header.flatMap { $0.problems.isEmpty ? $0.fields.count : nil }
  }

  /// The next row, or `nil` at the end of the file.
  public mutating func next() -> CSVRow? {
    if let row = Self.row(from: &scanner, columnCount: columnCount) { return row }
    guard let failure = scanner.failure, !hasReportedFailure else { return nil }
    hasReportedFailure = true
    let problem = CSVProblem(
      code: .unreadable,
      line: scanner.line,
      column: 1,
      message: "the file could not be read further: \(failure)",
      fix: "read the file again; the rows before this line are complete"
    )
    return CSVRow(
      line: scanner.line,
      byteRange: scanner.sourceOffset..<scanner.sourceOffset,
      source: [],
      fields: [],
      problems: [problem]
    )
  }

  /// Reads as much as is needed to find the dialect; a failure is kept for when rows are read.
  private static func prefix(of source: CSVSource, _ blockSize: Int) -> ([UInt8], CSVSource) {
    var prefix: [UInt8] = []
    do {
      while prefix.count < CSVDialect.sniffedSize {
        let block = try source.read(Swift.max(blockSize, CSVDialect.sniffedSize))
        guard !block.isEmpty else { break }
        prefix += block
      }
      return (prefix, source)
    } catch {
      return (prefix, CSVSource { _ in throw error })
    }
  }

  private static func row(from scanner: inout CSVScanner, columnCount: Int?) -> CSVRow? {
    guard let scanned = scanner.scan() else { return nil }
    let (line, offset) = (scanner.line, scanner.sourceOffset)
    var row = CSVRow(
      line: line,
      byteRange: offset..<offset,
      source: scanner.dialect.encoding.sourceBytes(of: scanner.window[scanned.range]),
      fields: []
    )
    row.problems = scanned.flaws.map { problem($0.code, at: $0.place, in: scanner) }
    row.fields = fields(of: scanned, in: scanner, problems: &row.problems)
    if let columnCount, scanned.flaws.isEmpty {
      fit(&row, to: columnCount, scanned: scanned, in: scanner)
    }
    row.byteRange = offset..<scanner.pass(scanned)
    return row
  }

  private static func fields(
    of row: CSVScanner.Row,
    in scanner: CSVScanner,
    problems: inout [CSVProblem]
  ) -> [String] {
    var isEncoded = true
    let fields = row.fields.map { field in
      if let text = scanner.text(of: field) { return text }
      if isEncoded {
        problems.append(
          problem(.invalidEncoding, at: scanner.place(of: field.range.lowerBound), in: scanner)
        )
      }
      isEncoded = false
      return String(decoding: scanner.window[field.range], as: UTF8.self)
    }
    if let nul = scanner.window[row.range].firstIndex(of: 0) {
      problems.append(problem(.nulByte, at: scanner.place(of: nul), in: scanner))
    }
    return fields
  }

  /// Compares the row with the header; empty fields behind the last column are dropped.
  private static func fit(
    _ row: inout CSVRow,
    to columnCount: Int,
    scanned: CSVScanner.Row,
    in scanner: CSVScanner
  ) {
    let count = row.fields.count
    while row.fields.count > columnCount, row.fields.last == "" { row.fields.removeLast() }
    guard row.fields.count != columnCount else { return }
    if count < columnCount {
      row.problems.append(
        .tooFewFields(count, columnCount, at: scanner.place(of: scanned.range.upperBound))
      )
    } else {
      let place = scanner.place(of: scanned.fields[columnCount].range.lowerBound)
      row.problems.append(
        .tooManyFields(count, columnCount, delimiter: scanner.dialect.delimiter, at: place)
      )
    }
  }

  private static func problem(
    _ code: CSVProblem.Code,
    at place: (line: Int, column: Int),
    in scanner: CSVScanner
  ) -> CSVProblem {
    CSVProblem(
      code,
      at: place,
      encoding: scanner.dialect.encoding,
      maximumRowSize: scanner.maximumRowSize
    )
  }
}

extension CSVScanner {
  /// The text of a field, or `nil` where its bytes are not in the encoding of the file.
  fileprivate func text(of field: Field) -> String? {
    guard field.hasDoubledQuotes else { return dialect.encoding.text(of: window[field.range]) }
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in window[field.range] {
      isSecond = byte == dialect.quote && !isSecond
      if byte != dialect.quote || isSecond { bytes.append(byte) }
    }
    return dialect.encoding.text(of: bytes[...])
  }
}
