extension MergeText {
  /// The parts of a mapping or list.
  ///
  /// - Parameters:
  ///   - node: The mapping or list.
  ///   - keyEnd: The end of the key or dash that holds it; `nil` at the top.
  ///   - rule: What tells the items of a list from each other.
  /// - Returns: `nil` when the value is text, or a list that is one value.
  func parts(of node: Node, behind keyEnd: Int?, _ rule: MergeRule) -> [Part]? {
    let parts: [Part]
    switch node.kind {
    case .scalar:
      return nil
    case .mapping(let entries):
      parts = entries.map { entry in
        Part(
          identity: entry.key,
          node: entry.value,
          extent: entry.span.range,
          body: Int(entry.keySpan.start),
          keyEnd: Int(entry.keySpan.end)
        )
      }
    case .list(let items):
      guard let names = rule.identities(of: items) else { return nil }
      let dashes = node.style == .block ? self.dashes(of: items, in: node) : []
      guard node.style == .flow || dashes.count == items.count else { return nil }
      parts = items.indices.map { index in
        let dash = node.style == .block ? dashes[index] : nil
        let span = items[index].span.range
        return Part(
          identity: names[index],
          node: items[index],
          extent: span,
          body: dash ?? span.lowerBound,
          keyEnd: dash.map { $0 + 1 } ?? span.lowerBound,
          isItem: true
        )
      }
    }
    return node.style == .flow ? parts.map(inFlow) : inBlock(parts, behind: keyEnd)
  }

  private func inFlow(_ part: Part) -> Part {
    var part = part
    part.isMidLine = true
    part.isInFlow = true
    return part
  }

  /// Gives each part of a block the lines that are its own.
  private func inBlock(_ parts: [Part], behind keyEnd: Int?) -> [Part] {
    guard let first = parts.first else { return parts }
    let lineStart = self.lineStart(of: first.body)
    let isMidLine = !source.bytes[lineStart..<first.body].allSatisfy(\.isBlank)
    var next = isMidLine ? first.body : keyEnd.map { source.nextLine(from: $0) } ?? contentStart
    return parts.enumerated().map { index, part in
      var part = part
      part.isMidLine = index == 0 && isMidLine
      let end = end(of: part.node, atLeast: part.keyEnd)
      part.extent = next..<max(next, end)
      part.lead = comments(in: part.leadRange(in: self))
      part.beside = besideRanges(of: part).flatMap(comments)
      next = part.extent.upperBound
      return part
    }
  }

  /// The stretches of a part that hold nothing but punctuation and comments.
  private func besideRanges(of part: Part) -> [Range<Int>] {
    let (start, end) = (Int(part.node.span.start), Int(part.node.span.end))
    func range(_ lower: Int, _ upper: Int) -> Range<Int> { lower..<max(lower, upper) }
    switch part.node.style {
    case .block:
      guard let first = firstOffset(of: part.node) else { return [] }
      let line = lineStart(of: first)
      guard line > part.keyEnd else { return [] }
      return [range(part.keyEnd, min(source.nextLine(from: part.keyEnd), line))]
    case .blockScalar:
      return [
        range(part.keyEnd, start),
        range(start + 1, source.lineEnd(from: start)),
      ]
    default:
      return [range(part.keyEnd, start), range(end, part.extent.upperBound)]
    }
  }

  private func firstOffset(of node: Node) -> Int? {
    node.entries?.first.map { Int($0.keySpan.start) }
      ?? (node.items?.isEmpty == false ? Int(node.span.start) : nil)
  }

  /// The comments in a stretch without keys and values.
  func comments(in range: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if source.bytes[index] == .hash {
        let end = min(source.lineEnd(from: index), range.upperBound)
        ranges.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// Where the dash of each item of a list by indentation stands.
  private func dashes(of items: [Node], in node: Node) -> [Int] {
    let first = Int(node.span.start)
    let column = self.column(of: first)
    var dashes: [Int] = []
    for item in items {
      guard let last = dashes.last else {
        dashes.append(first)
        continue
      }
      var line = source.nextLine(from: last)
      if let previous = items[..<dashes.count].last, Int(previous.span.end) > line {
        line = source.lineStart(before: Int(previous.span.end))
      }
      while line < Int(item.span.start), !isDash(at: line + column, on: line) {
        line = source.nextLine(from: line)
      }
      guard isDash(at: line + column, on: line) else { return [] }
      dashes.append(line + column)
    }
    return dashes
  }

  private func isDash(at offset: Int, on line: Int) -> Bool {
    offset < source.bytes.count && source.bytes[offset] == UInt8(ascii: "-")
      && source.bytes[line..<offset].allSatisfy { $0 == .space }
  }
}
