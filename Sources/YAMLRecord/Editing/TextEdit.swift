/// Turns one edit into the fewest bytes that have to change.
struct TextEdit {
  let record: Record
  let order: (FieldPath) -> [String]

  private var source: SourceText { record.source }
  private var emission: Emission {
    Emission(lineBreak: String(decoding: source.lineBreak, as: UTF8.self))
  }

  func splices(for edit: Edit) throws(EditError) -> [Splice] {
    switch edit {
    case .set(let path, let value): return try set(path, value)
    case .unset(let path): return try unset(path)
    case .append(let path, let value):
      guard let list = record.node(at: path), !list.isAbsent else {
        return try set(path, .list([value]))
      }
      return try append(value, to: list, path)
    }
  }

  // MARK: Setting

  private func set(_ path: FieldPath, _ value: Content) throws(EditError) -> [Splice] {
    if let node = record.node(at: path) { return [try replace(node, at: path, by: value)] }
    guard case .key(let key) = path.steps.last else {
      throw EditError(path: path, message: "there is no such list item")
    }
    let parentPath = path.parent
    guard let parent = record.node(at: parentPath) else {
      return try set(parentPath, .mapping([Content.Pair(key, value)]))
    }
    if parent.isAbsent { return try set(parentPath, .mapping([Content.Pair(key, value)])) }
    guard let entries = parent.entries else {
      throw EditError(path: path, message: "\(parentPath) has no keys in it")
    }
    let pair = Content.Pair(key, value)
    if parent.style == .flow { return [insertInFlow(pair, into: parent, entries, parentPath)] }
    return [insertInBlock(pair, into: entries, parentPath)]
  }

  private func replace(_ node: Node, at path: FieldPath, by value: Content) throws(EditError)
    -> Splice
  {
    let inFlow = isInsideFlow(path)
    let range = node.span.range
    guard case .text(let text) = value else {
      return try replaceCollection(node, at: path, by: value, inFlow: inFlow)
    }
    switch node.kind {
    case .scalar where node.style == .blockScalar:
      return replaceBlockScalar(node, at: path, by: text)
    case .scalar where node.isAbsent:
      let needsSpace = range.lowerBound > 0 && !source.bytes[range.lowerBound - 1].isBlank
      return Splice(range, (needsSpace ? " " : "") + ScalarText.inline(text, inFlow: inFlow))
    case .scalar:
      let block =
        inFlow
        ? nil
        : ScalarText.block(
          text,
          indentation: indentation(of: path) + 2,
          lineBreak: emission.lineBreak
        )
      if let block, node.style == .plain, !hasCommentBehind(range.upperBound) {
        return Splice(range, block)
      }
      return Splice(range, ScalarText.inline(text, keeping: node.style, inFlow: inFlow))
    default:
      return try replaceCollection(node, at: path, by: value, inFlow: inFlow)
    }
  }

  /// A literal block gives way to a block or a line; a comment on its `|` line stays there.
  private func replaceBlockScalar(_ node: Node, at path: FieldPath, by text: String) -> Splice {
    let range = node.span.range
    let header = source.bytes[
      range.lowerBound..<min(source.lineEnd(from: range.lowerBound), range.upperBound)
    ]
    let comment =
      header.firstIndex(of: .hash).map { " " + String(decoding: header[$0...], as: UTF8.self) }
      ?? ""
    let endsLine = range.upperBound > 0 && source.bytes[range.upperBound - 1].isLineBreak
    let lineBreak = emission.lineBreak
    let end = endsLine ? lineBreak : ""
    if let block = ScalarText.block(
      text,
      indentation: indentation(of: path) + 2,
      lineBreak: lineBreak
    ),
      let firstBreak = block.range(of: lineBreak)
    {
      return Splice(
        range,
        block[..<firstBreak.lowerBound] + comment + block[firstBreak.lowerBound...] + end
      )
    }
    return Splice(range, ScalarText.inline(text, inFlow: false) + comment + end)
  }

  private func replaceCollection(
    _ node: Node,
    at path: FieldPath,
    by value: Content,
    inFlow: Bool
  ) throws(EditError) -> Splice {
    var range = node.span.range
    guard Comments(in: range, of: record).isEmpty else {
      throw EditError(
        path: path,
        message: "there are comments inside it that would be lost: use `edit`"
      )
    }
    if inFlow || node.style == .flow || node.isAbsent && isFlowText(value) {
      let needsSpace =
        node.isAbsent && range.lowerBound > 0 && !source.bytes[range.lowerBound - 1].isBlank
      return Splice(range, (needsSpace ? " " : "") + emission.flow(value))
    }
    guard case .key = path.steps.last, let colon = colon(of: path) else {
      return Splice(range, emission.flow(value))
    }
    guard Comments(in: colon..<range.upperBound, of: record).isEmpty else {
      throw EditError(
        path: path,
        message: "there is a comment beside it that would be moved: use `edit`"
      )
    }
    range = colon..<max(colon, range.upperBound)
    let endsLine =
      range.upperBound > range.lowerBound && source.bytes[range.upperBound - 1].isLineBreak
    return Splice(
      range,
      emission.value(value, indentation: indentation(of: path))
        + (endsLine ? emission.lineBreak : "")
    )
  }

  private func isFlowText(_ value: Content) -> Bool {
    !emission.value(value, indentation: 0).contains { $0.isNewline }
  }

  // MARK: Inserting

  private func insertInFlow(
    _ pair: Content.Pair,
    into parent: Node,
    _ entries: [Entry],
    _ path: FieldPath
  ) -> Splice {
    let text = emission.flowEntry(pair)
    if let previous = neighbour(before: pair.key, among: entries, path) {
      let end = Int(previous.span.end)
      return Splice(end..<end, ", " + text)
    }
    let start = entries.first.map { Int($0.keySpan.start) } ?? Int(parent.span.start) + 1
    return Splice(start..<start, entries.isEmpty ? text : text + ", ")
  }

  private func insertInBlock(_ pair: Content.Pair, into entries: [Entry], _ path: FieldPath)
    -> Splice
  {
    let lineBreak = emission.lineBreak
    guard let first = entries.first else {
      let end = source.bytes.count
      let needsBreak = end > 0 && !source.bytes[end - 1].isLineBreak
      return Splice(
        end..<end,
        (needsBreak ? lineBreak : "") + emission.entry(pair, indentation: 0) + lineBreak
      )
    }
    let column =
      Int(first.keySpan.start) - source.lineStart(before: Int(first.keySpan.start))
      - markWidth(before: first)
    let text = emission.entry(pair, indentation: column)
    let spaces = String(repeating: " ", count: column)
    if let previous = neighbour(before: pair.key, among: entries, path) {
      let end = Int(previous.span.end)
      if end > 0, source.bytes[end - 1].isLineBreak {
        return Splice(end..<end, spaces + text + lineBreak)
      }
      let next = source.nextLine(from: end)
      if source.lineEnd(from: end) == next { return Splice(next..<next, lineBreak + spaces + text) }
      return Splice(next..<next, spaces + text + lineBreak)
    }
    let start = Int(first.keySpan.start)
    return Splice(start..<start, text + lineBreak + spaces)
  }

  /// The entry that a new key goes behind: the last one that the schema has before it.
  private func neighbour(before key: String, among entries: [Entry], _ path: FieldPath) -> Entry? {
    let order = order(path)
    guard let rank = order.firstIndex(of: key) else { return entries.last }
    let earlier = entries.lastIndex { entry in
      order.firstIndex(of: entry.key).map { $0 < rank } ?? false
    }
    return earlier.map { entries[$0] }
  }

  private func append(_ value: Content, to list: Node, _ path: FieldPath) throws(EditError)
    -> [Splice]
  {
    guard let items = list.items else { throw EditError(path: path, message: "is not a list") }
    if list.style == .flow {
      let end = items.last.map { Int($0.span.end) } ?? Int(list.span.start) + 1
      return [Splice(end..<end, (items.isEmpty ? "" : ", ") + emission.flow(value))]
    }
    let start = Int(list.span.start)
    let column = start - source.lineStart(before: start)
    let text = String(repeating: " ", count: column) + emission.item(value, indentation: column)
    let end = items.last.map { Int($0.span.end) } ?? Int(list.span.end)
    if end > 0, source.bytes[end - 1].isLineBreak {
      return [Splice(end..<end, text + emission.lineBreak)]
    }
    let next = source.nextLine(from: end)
    let isLastLine = source.lineEnd(from: end) == next
    return [Splice(next..<next, isLastLine ? emission.lineBreak + text : text + emission.lineBreak)]
  }

  // MARK: Removing

  private func unset(_ path: FieldPath) throws(EditError) -> [Splice] {
    guard record.node(at: path) != nil else { return [] }
    let parentPath = path.parent
    guard let parent = record.node(at: parentPath) else { return [] }
    let siblings = parent.entries?.count ?? parent.items?.count ?? 0
    if siblings == 1, !parentPath.steps.isEmpty { return try unset(parentPath) }
    guard let spans = spans(in: parent), let index = index(of: path, in: parent) else { return [] }
    if parent.style == .flow { return [removeFromFlow(spans, index)] }
    return try removeFromBlock(spans[index], next: spans.dropFirst(index + 1).first, path)
  }

  /// The bytes of each child with its key or dash.
  private func spans(in parent: Node) -> [Range<Int>]? {
    if let entries = parent.entries { return entries.map(\.span.range) }
    guard let items = parent.items else { return nil }
    guard parent.style == .block else { return items.map(\.span.range) }
    let listStart = Int(parent.span.start)
    let column = listStart - source.lineStart(before: listStart)
    return items.enumerated().map { offset, item in
      var start = listStart
      if offset > 0 {
        var line = source.lineStart(before: Int(item.span.start))
        while line > listStart, !isDash(at: line + column) {
          line = source.lineStart(before: line - 1)
        }
        start = line + column
      }
      return start..<max(start + 1, Int(item.span.end))
    }
  }

  private func isDash(at offset: Int) -> Bool {
    guard offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "-") else {
      return false
    }
    return source.bytes[source.lineStart(before: offset)..<offset].allSatisfy {
      $0 == .space || $0 == UInt8(ascii: "-")
    }
  }

  private func index(of path: FieldPath, in parent: Node) -> Int? {
    switch path.steps.last {
    case .key(let key): parent.entries?.firstIndex { $0.key == key }
    case .index(let index): index
    case nil: nil
    }
  }

  private func removeFromFlow(_ spans: [Range<Int>], _ index: Int) -> Splice {
    let span = spans[index]
    if index + 1 < spans.count {
      let range = span.lowerBound..<spans[index + 1].lowerBound
      if Comments(in: range, of: record).isEmpty { return Splice(range, "") }
      let comma =
        source.bytes[span.upperBound...].firstIndex(of: UInt8(ascii: ",")) ?? span.upperBound
      return Splice(span.lowerBound..<comma + 1, "")
    }
    guard index > 0 else { return Splice(span, "") }
    let range = spans[index - 1].upperBound..<span.upperBound
    return Comments(in: range, of: record).isEmpty ? Splice(range, "") : Splice(span, "")
  }

  /// Takes whole lines away; comments on them stay, each on a line of its own.
  private func removeFromBlock(
    _ span: Range<Int>,
    next: Range<Int>?,
    _ path: FieldPath
  ) throws(EditError) -> [Splice] {
    let lineStart = source.lineStart(before: span.lowerBound)
    let lead = source.bytes[lineStart..<span.lowerBound]
    let startsAfterMark = lead.starts(with: [0xEF, 0xBB, 0xBF])
    guard lead.allSatisfy(\.isBlank) || startsAfterMark else {
      // The first key behind a dash: the next one takes its place.
      guard let next, Comments(in: span.lowerBound..<next.lowerBound, of: record).isEmpty else {
        throw EditError(
          path: path,
          message: "cannot be taken out without moving a comment: use `edit`"
        )
      }
      return [Splice(span.lowerBound..<next.lowerBound, "")]
    }
    let endsLine =
      span.upperBound > span.lowerBound && source.bytes[span.upperBound - 1].isLineBreak
    let end = endsLine ? span.upperBound : source.nextLine(from: span.upperBound)
    let start = startsAfterMark ? span.lowerBound : lineStart
    let indentation = startsAfterMark ? "" : String(decoding: lead, as: UTF8.self)
    let kept = Comments(in: span.lowerBound..<end, of: record).texts.map {
      indentation + $0 + emission.lineBreak
    }
    if end == source.bytes.count, end > 0, !source.bytes[end - 1].isLineBreak, kept.isEmpty,
      start > 0
    {
      // The last line of a file without a last line break: the line before becomes such a line.
      let isPair =
        start > 1 && source.bytes[start - 1] == .lineFeed
        && source.bytes[start - 2] == .carriageReturn
      let previousEnd = start - (isPair ? 2 : 1)
      return [Splice(previousEnd..<end, "")]
    }
    return [Splice(start..<end, kept.joined())]
  }

  // MARK: Looking around

  private func isInsideFlow(_ path: FieldPath) -> Bool {
    var path = path
    while !path.steps.isEmpty {
      path = path.parent
      if record.node(at: path)?.style == .flow { return true }
    }
    return false
  }

  private func entry(at path: FieldPath) -> Entry? {
    guard case .key(let key) = path.steps.last else { return nil }
    return record.node(at: path.parent)?.entries?.first { $0.key == key }
  }

  /// The column of the key of a path, or of the item's content.
  private func indentation(of path: FieldPath) -> Int {
    guard let start = entry(at: path)?.keySpan.start ?? record.node(at: path)?.span.start else {
      return 0
    }
    return Int(start) - source.lineStart(before: Int(start))
  }

  /// The offset behind the colon of a key.
  private func colon(of path: FieldPath) -> Int? {
    guard let entry = entry(at: path) else { return nil }
    let end = Int(entry.keySpan.end)
    return source.bytes[end...].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 }
  }

  private func hasCommentBehind(_ offset: Int) -> Bool {
    source.bytes[offset..<source.lineEnd(from: offset)].contains(.hash)
  }

  private func markWidth(before entry: Entry) -> Int {
    let isFirstLine = source.lineStart(before: Int(entry.keySpan.start)) == 0
    return isFirstLine && source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}

extension String {
  /// The range of the first occurrence of some text.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
