extension CSVScanner {
  /// A field as a range of the window, without its quotes.
  struct Field {
    var range: Range<Int>
    var hasDoubledQuotes = false
  }

  /// What makes a row unfit, and where.
  struct Flaw {
    var code: CSVProblem.Code
    var place: (line: Int, column: Int)
  }

  /// A row as ranges of the window; `pass` goes on to the next one.
  struct Row {
    /// Empty for a row that does not fit in the window.
    var range: Range<Int>
    var fields: [Field] = []
    var flaws: [Flaw] = []
    /// Where the next row begins, or `nil` when the rest of the line is still to be passed over.
    var next: Int?
    var spansLines = false
  }

  /// Finds the next row, empty lines left out, or returns `nil` at the end of the file.
  mutating func scan() -> Row? {
    dropWhatWasRead()
    while isAvailable(start) {
      guard window[start].isCSVLineEnd else { return scanRow() }
      advance(to: endOfLineBreak(at: start), lines: 1)
      dropWhatWasRead()
    }
    return nil
  }

  /// Goes on behind a row.
  ///
  /// - Returns: The place in the file at which the row ends.
  mutating func pass(_ row: Row) -> Int {
    guard let next = row.next else {
      let index = min(window.count, start + maximumRowSize)
      // A line break before the limit belongs to a quoted field, so the row ends behind the limit.
      let lines = place(of: index).line - line
      advance(to: index, lines: lines)
      return passLine()
    }
    let end = sourceOffset + dialect.encoding.sourceLength(of: window[row.range])
    let isOneLine = !row.spansLines && row.flaws.isEmpty
    advance(to: next, lines: isOneLine ? 1 : place(of: row.range.upperBound).line - line + 1)
    return end
  }

  private mutating func scanRow() -> Row {
    var row = Row(range: start..<start)
    var index = start
    while true {
      let end =
        isAvailable(index) && window[index] == dialect.quote
        ? scanQuoted(at: index, into: &row) : scanPlain(at: index, into: &row)
      guard let end else { return row }
      index = end
      guard isAvailable(index), window[index] == dialect.delimiter else { break }
      index += 1
    }
    row.range = start..<index
    row.next = isAvailable(index) ? endOfLineBreak(at: index) : index
    return row
  }

  /// Reads the unquoted field at an index.
  ///
  /// - Returns: The index behind it, or `nil` when it ended the row.
  private mutating func scanPlain(at index: Int, into row: inout Row) -> Int? {
    guard let end = plainEnd(from: index) else {
      row = tooLong(.rowTooLong, at: start)
      return nil
    }
    row.fields.append(Field(range: index..<end))
    return end
  }

  /// Reads the quoted field that opens at an index.
  ///
  /// - Returns: The index behind its closing quote, or `nil` when it ended the row.
  private mutating func scanQuoted(at opening: Int, into row: inout Row) -> Int? {
    let quote = dialect.quote
    var index = opening + 1
    var field = Field(range: index..<index)
    while true {
      guard case .at(let closing) = find(from: index, { $0 == quote }) else {
        endUnterminated(&row, opening: opening)
        return nil
      }
      field.range = opening + 1..<closing
      index = closing + 1
      guard isAvailable(index), window[index] == quote else { break }
      field.hasDoubledQuotes = true
      index += 1
    }
    let spansLines = window[field.range].contains { $0.isCSVLineEnd }
    row.spansLines = row.spansLines || spansLines
    row.fields.append(field)
    guard isAvailable(index), window[index] != dialect.delimiter, !window[index].isCSVLineEnd else {
      return index
    }
    return scanRemainder(at: index, opening: spansLines ? opening : nil, into: &row)
  }

  /// Reads the text that stands between a closing quote and the next delimiter.
  ///
  /// An opening quote on an earlier line is what was not closed; it is given only then.
  private mutating func scanRemainder(at index: Int, opening: Int?, into row: inout Row) -> Int? {
    if let opening {
      row.fields.removeLast()
      endUnterminated(&row, opening: opening)
      return nil
    }
    if row.flaws.isEmpty { row.flaws = [Flaw(code: .textAfterQuote, place: place(of: index))] }
    guard let end = plainEnd(from: index) else {
      row = tooLong(.rowTooLong, at: start)
      return nil
    }
    return end
  }

  /// Ends the row with the line on which a quote opens that is not closed.
  private mutating func endUnterminated(_ row: inout Row, opening: Int) {
    switch find(from: opening, { $0.isCSVLineEnd }) {
    case .limit:
      row = tooLong(.unterminatedQuote, at: opening)
    case .at(let end):
      endUnterminated(&row, opening: opening, end: end, next: endOfLineBreak(at: end))
    case .endOfFile:
      endUnterminated(&row, opening: opening, end: window.count, next: window.count)
    }
  }

  private func endUnterminated(_ row: inout Row, opening: Int, end: Int, next: Int) {
    row.fields.append(Field(range: opening + 1..<end))
    row.flaws.append(Flaw(code: .unterminatedQuote, place: place(of: opening)))
    row.range = start..<end
    row.next = next
  }

  private func tooLong(_ code: CSVProblem.Code, at index: Int) -> Row {
    Row(range: start..<start, flaws: [Flaw(code: code, place: place(of: index))])
  }

  /// The index of the delimiter, line end or end of file behind unquoted text, or `nil` if too far.
  private mutating func plainEnd(from index: Int) -> Int? {
    let delimiter = dialect.delimiter
    switch find(from: index, { $0 == delimiter || $0.isCSVLineEnd }) {
    case .at(let end): return end
    case .endOfFile: return window.count
    case .limit: return nil
    }
  }
}
