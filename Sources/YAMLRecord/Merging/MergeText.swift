/// One side of a merge: a record, taken apart into the parts that merge one by one.
struct MergeText {
  let record: Record
  /// The bytes behind a byte order mark.
  let contentStart: Int

  var source: SourceText { record.source }

  init(_ record: Record) {
    self.record = record
    contentStart = record.source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The whole of it as one part.
  var rootPart: Part {
    Part(
      identity: "",
      node: record.root,
      extent: contentStart..<source.bytes.count,
      body: contentStart,
      keyEnd: contentStart,
      isRoot: true
    )
  }

  /// The parts at the top.
  func rootParts(_ rule: MergeRule) -> [Part] {
    parts(of: rootPart, rule) ?? []
  }

  /// The parts of what a part holds.
  ///
  /// - Returns: `nil` when the value is text, or a list that is one value.
  func parts(of part: Part, _ rule: MergeRule) -> [Part]? {
    parts(of: part.node, behind: part.isRoot ? nil : part.keyEnd, rule)
  }

  /// Every comment of a part but those above it, inside its value too.
  func comments(of part: Part) -> [String] {
    Comments(in: part.body..<part.extent.upperBound, of: record).texts
  }

  /// Whether there are comments between the first and the last key.
  var hasCommentsInside: Bool { !Comments(in: record.root.span.range, of: record).isEmpty }

  /// The comments as they are written.
  func texts(_ ranges: [Range<Int>]) -> [String] {
    ranges.map { String(decoding: source.bytes[$0], as: UTF8.self) }
  }

  /// Where the line of an offset begins, behind a byte order mark.
  func lineStart(of offset: Int) -> Int { max(contentStart, source.lineStart(before: offset)) }

  func column(of offset: Int) -> Int { offset - lineStart(of: offset) }

  /// The offset behind the last line of a value.
  func end(of node: Node, atLeast minimum: Int) -> Int {
    switch node.style {
    case .block:
      let last = node.entries?.last?.value ?? node.items?.last
      return last.map { end(of: $0, atLeast: max(minimum, Int(node.span.end))) }
        ?? source.nextLine(from: max(minimum, Int(node.span.end)))
    case .blockScalar:
      var end = Int(node.span.end)
      if end > 0, end <= source.bytes.count, !source.bytes[end - 1].isLineBreak {
        end = source.nextLine(from: end)
      }
      return keepsBlankLines(node) ? endOfBlankLines(from: end) : end
    default:
      return source.nextLine(from: max(minimum, Int(node.span.end)))
    }
  }

  /// Whether blank lines behind a block of text are part of it, as behind `|+`.
  private func keepsBlankLines(_ node: Node) -> Bool {
    source.bytes[Int(node.span.start)...].prefix(3).contains(UInt8(ascii: "+"))
  }

  private func endOfBlankLines(from offset: Int) -> Int {
    var end = offset
    while end < source.bytes.count {
      let lineEnd = source.lineEnd(from: end)
      guard source.bytes[end..<lineEnd].allSatisfy(\.isBlank) else { break }
      end = source.nextLine(from: end)
    }
    return end
  }
}
