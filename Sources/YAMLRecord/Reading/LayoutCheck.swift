/// What YAML forbids of a value's layout and libyaml lets pass: each would read as something else in
/// another program.
struct LayoutCheck {
  let source: SourceText

  struct Problem {
    var code: String
    var span: SourceText.Span
    var message: String
    var fix: String
  }

  /// What is wrong with the layout of a value.
  ///
  /// - Parameter column: How far the key or dash of the value is indented; the lines of a value in
  ///   a block must be indented further. `nil` inside braces and brackets, and at the top.
  func problem(with node: Node, column: Int?) -> Problem? {
    switch node.style {
    case .plain, .block: return nil
    case .blockScalar: return headerProblem(node) ?? blankLineProblem(node, column: column ?? 0)
    case .singleQuoted, .doubleQuoted, .flow:
      return commentProblem(Int(node.span.end))
        ?? column.flatMap { indentationProblem(node, column: $0) }
    }
  }

  /// A comment right behind a quote or a bracket.
  private func commentProblem(_ end: Int) -> Problem? {
    guard end < source.bytes.count, source.bytes[end] == .hash else { return nil }
    return Problem(
      code: "comment",
      span: SourceText.Span(end, end + 1),
      message: "a comment begins right behind the value",
      fix: "put a space before #"
    )
  }

  /// A line of a quoted text, of braces or brackets that is not indented below its key.
  private func indentationProblem(_ node: Node, column: Int) -> Problem? {
    let end = Int(node.span.end)
    var line = source.nextLine(from: Int(node.span.start))
    while line < end {
      let spaces = source.bytes[line..<end].prefix { $0 == .space }.count
      let first = line + spaces
      if first < end, !source.bytes[first].isLineBreak, spaces <= column,
        !isCloserOrComment(source.bytes[first])
      {
        let isTab = source.bytes[first] == .tab
        return Problem(
          code: isTab ? "tab" : "indentation",
          span: SourceText.Span(first, first + 1),
          message: isTab
            ? "a tab is used as indentation"
            : "this line belongs to the value above it and is not indented",
          fix: isTab ? "indent by spaces" : "indent it by spaces"
        )
      }
      line = source.nextLine(from: line)
    }
    return nil
  }

  private func isCloserOrComment(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") || byte == .hash
  }

  /// `|# text`: neither a comment nor content.
  private func headerProblem(_ node: Node) -> Problem? {
    let start = Int(node.span.start)
    let header = source.bytes[start..<max(start, source.lineEnd(from: start))]
    guard let hash = header.firstIndex(of: .hash), hash > start, !source.bytes[hash - 1].isBlank
    else { return nil }
    return commentProblem(hash)
  }

  /// Blank lines that are longer than the text below them is indented, or that end the file.
  private func blankLineProblem(_ node: Node, column: Int) -> Problem? {
    let count = source.bytes.count
    var line = source.nextLine(from: Int(node.span.start))
    var longest = (width: 0, line: line)
    while line < count {
      let end = source.lineEnd(from: line)
      let spaces = source.bytes[line..<end].prefix { $0 == .space }.count
      guard line + spaces == end else {
        guard longest.width > spaces, spaces > column else { break }
        return Problem(
          code: "indentation",
          span: SourceText.Span(longest.line, longest.line + longest.width),
          message: "a blank line is longer than the text below it is indented",
          fix: "remove the spaces of the blank line"
        )
      }
      if spaces > longest.width { longest = (spaces, line) }
      line = source.nextLine(from: line)
    }
    let last = source.lineStart(before: count)
    guard
      Int(node.span.end) >= last
        || source.bytes[Int(node.span.end)...].allSatisfy({ $0.isBlank || $0.isLineBreak }),
      last < count, source.bytes[last...].allSatisfy(\.isBlank)
    else { return nil }
    return Problem(
      code: "indentation",
      span: SourceText.Span(last, count),
      message: "the file ends in a line of blanks",
      fix: "remove the blanks"
    )
  }
}
