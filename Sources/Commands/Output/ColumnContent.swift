import TerminalText

/// The texts of one column, ready to be set side by side.
struct ColumnContent {
  let header: AlignedText
  let cells: [AlignedText]

  /// Cells of the terminal that the widest text takes.
  let width: Int

  init(_ column: Table.Column, at index: Int, of rows: [[Table.Cell]]) {
    let texts = rows.map { row in
      row.indices.contains(index) ? Self.displayed(row[index].text) : ""
    }
    header = AlignedText(Self.displayed(column.header), alignment: column.alignment)
    if column.alignment == .right {
      let tails = texts.map(Self.tailWidth)
      let widestTail = tails.lazy.compactMap { $0 }.max() ?? 0
      cells = zip(texts, tails).map { text, tail in
        let padding = tail.map { widestTail - $0 } ?? 0
        return AlignedText(text, alignment: .right, padding: padding)
      }
    } else {
      cells = texts.map { AlignedText($0, alignment: .left) }
    }
    width = cells.reduce(header.width) { max($0, $1.width) }
  }

  private static func displayed(_ text: String) -> String {
    var text = text.escapingControls
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Cells taken by what follows the whole part of a number, or `nil` if the text is no number.
  ///
  /// A number may have a currency or sign before it and a unit after it: `-£1,204.50`, `12.5 %`.
  static func tailWidth(_ text: String) -> Int? {
    func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" }
    guard let start = text.firstIndex(where: isDigit) else { return nil }
    let groupMarks: Set<Character> = [",", "'", "’", "\u{A0}", "\u{202F}"]
    var tail = text.index(after: start)
    var cursor = tail
    while cursor < text.endIndex {
      if isDigit(text[cursor]) {
        tail = text.index(after: cursor)
      } else if !groupMarks.contains(text[cursor]) {
        break
      }
      cursor = text.index(after: cursor)
    }
    var rest = text[tail...]
    if rest.first == "." { rest = rest.dropFirst().drop(while: isDigit) }
    guard !rest.contains(where: isDigit), !rest.contains("."), !text[..<start].contains(".")
    else { return nil }
    return DisplayWidth.of(text[tail...])
  }
}

/// A text with its place in a column.
struct AlignedText {
  let text: String
  let alignment: Table.Column.Alignment

  /// Cells kept free after the text, so that decimal points meet.
  let padding: Int

  /// Cells of the text and its padding.
  let width: Int

  init(_ text: String, alignment: Table.Column.Alignment, padding: Int = 0) {
    self.text = text
    self.alignment = alignment
    self.padding = padding
    width = DisplayWidth.of(text) + padding
  }

  /// The text, shortened if need be, and the cells left free before and after it.
  func placed(in available: Int) -> (text: String, before: Int, after: Int) {
    guard width <= available else {
      let short = DisplayWidth.shorten(text, to: available)
      let free = available - DisplayWidth.of(short)
      return alignment == .left ? (short, 0, free) : (short, free, 0)
    }
    let free = available - width
    return alignment == .left ? (text, 0, free) : (text, free, padding)
  }
}
