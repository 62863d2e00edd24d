extension RecordMerge {
  /// Text merged line by line; `nil` when it is not text on every side, or too long.
  mutating func mergedLines(_ parts: PartTriple, hasComment: Bool) -> ValueOutcome? {
    guard let now = parts.start.node.text, let there = parts.other.node.text else { return nil }
    let before = parts.base?.node.text
    guard parts.base == nil || before != nil else { return nil }
    let (nowLines, thereLines) = (lines(of: now), lines(of: there))
    guard
      let merge = LineMerge(
        base: before.map(lines) ?? [],
        start: nowLines,
        other: thereLines,
        choosing: startStands ? .start : .other
      )
    else { return nil }
    let endsLine = now.hasSuffix("\n") || now == before && there.hasSuffix("\n")
    let merged = merge.lines.map { line in
      switch line {
      case .start(let index): nowLines[index]
      case .other(let index): thereLines[index]
      }
    }
    let text = merged.joined(separator: "\n") + (endsLine && !merged.isEmpty ? "\n" : "")
    let outcome: ValueOutcome? =
      text.isEmpty
      ? .removed
      : text == now
        ? .kept : text == there ? .other : written(text, merge, parts, hasComment)
    if merge.isConflicted, outcome != nil {
      conflicts.append(
        Conflict(
          key: parts.key,
          base: before,
          kept: text,
          other: startStands ? there : now,
          keepsPrimary: true
        )
      )
    }
    return outcome
  }

  private func lines(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.last == "" ? lines.dropLast() : lines
  }

  private func written(
    _ text: String,
    _ merge: LineMerge,
    _ parts: PartTriple,
    _ hasComment: Bool
  ) -> ValueOutcome? {
    let part = parts.start
    let node = part.node
    let range = node.span.range
    if let lines = literalLines(of: part, merge, parts) { return .inner(range, lines) }
    guard !hasComment || node.style != .blockScalar else { return nil }
    let space = node.isAbsent && !start.source.bytes[range.lowerBound - 1].isBlank ? " " : ""
    let lineBreak = String(decoding: start.source.lineBreak, as: UTF8.self)
    let end = node.style == .blockScalar ? lineBreak : ""
    let block =
      part.isInFlow || hasComment || part.isItem
      ? nil
      : ScalarText.block(
        text,
        indentation: start.column(of: part.body) + 2,
        lineBreak: lineBreak
      )
    if let block { return .inner(range, Array((space + block + end).utf8)) }
    let style: Node.Style = node.style == .blockScalar ? .plain : node.style
    let inline = ScalarText.inline(text, keeping: style, inFlow: part.isInFlow)
    return .inner(range, Array((space + inline + end).utf8))
  }

  /// Lines behind `|`: those that stay keep every byte.
  private func literalLines(of part: Part, _ merge: LineMerge, _ parts: PartTriple) -> [UInt8]? {
    let source = start.source
    let range = part.node.span.range
    guard part.node.style == .blockScalar, source.bytes[range.lowerBound] == UInt8(ascii: "|"),
      let there = parts.other.node.text, let now = part.node.text
    else { return nil }
    var ranges: [Range<Int>] = []
    var line = source.nextLine(from: range.lowerBound)
    let header = range.lowerBound..<line
    while line < range.upperBound {
      ranges.append(line..<min(source.nextLine(from: line), range.upperBound))
      line = source.nextLine(from: line)
    }
    guard ranges.count == lines(of: now).count,
      let first = ranges.first(where: {
        !source.bytes[$0].allSatisfy { $0.isBlank || $0.isLineBreak }
      })
    else { return nil }
    let indentation = source.bytes[first].prefix { $0 == .space }
    let added = lines(of: there)
    var text = Array(source.bytes[header])
    for line in merge.lines {
      switch line {
      case .start(let index): text += source.bytes[ranges[index]]
      case .other(let index):
        text += (added[index].isEmpty ? [] : indentation + Array(added[index].utf8))
        text += source.lineBreak
      }
    }
    return text
  }
}
