/// What becomes of the value of a part that both sides have.
enum ValueOutcome {
  /// It stays as it is in the text that the result starts from.
  case kept
  /// The other side's takes its place.
  case other
  /// Some of its bytes change.
  case inner(Range<Int>, [UInt8])
  /// Nothing is left of it.
  case removed
}

extension RecordMerge {
  /// Merges what a part holds.
  ///
  /// - Parameters:
  ///   - parts: The part on each side.
  ///   - hasComment: Whether there is a comment beside it.
  /// - Returns: What becomes of the value in the text that the result starts from.
  mutating func mergedValue(_ parts: PartTriple, hasComment: Bool) -> ValueOutcome {
    let (part, match, old) = (parts.start, parts.other, parts.base)
    if start.says(valueOf: part, sameAs: match, of: other, parts.rule) { return .kept }
    if let old, let base {
      if other.says(valueOf: match, sameAs: old, of: base, parts.rule) { return .kept }
    }
    if let outcome = mergedCollection(parts) { return outcome }
    if parts.rule == .lines, let outcome = mergedLines(parts, hasComment: hasComment) {
      return outcome
    }
    if let old, let base, start.says(valueOf: part, sameAs: old, of: base, parts.rule) {
      return .other
    }
    conflicts.append(
      Conflict(
        key: parts.key,
        base: old.flatMap { old in base.map { $0.valueText(of: old) } },
        kept: startStands ? start.valueText(of: part) : other.valueText(of: match),
        other: startStands ? other.valueText(of: match) : start.valueText(of: part),
        keepsPrimary: true
      )
    )
    return startStands ? .kept : .other
  }

  /// Mappings and lists that merge part by part; `nil` for everything else.
  private mutating func mergedCollection(_ parts: PartTriple) -> ValueOutcome? {
    let (part, match) = (parts.start, parts.other)
    guard (part.node.entries == nil) == (match.node.entries == nil),
      let now = start.parts(of: part, parts.rule), let there = other.parts(of: match, parts.rule)
    else { return nil }
    var before: [Part]?
    if let old = parts.base, let base, old.node.text == nil {
      guard (part.node.entries == nil) == (old.node.entries == nil),
        let known = base.parts(of: old, parts.rule)
      else { return nil }
      before = known
    }
    let sides = PartSides(
      start: now,
      other: there,
      base: before,
      rule: parts.rule,
      key: parts.key
    )
    if part.node.style == .flow {
      guard start.innerComments(of: part).isEmpty, other.innerComments(of: match).isEmpty else {
        return nil
      }
      return mergedFlow(sides, in: part.node)
    }
    guard !match.isInFlow || other.innerComments(of: match).isEmpty, let first = now.first,
      let last = now.last
    else { return nil }
    guard let text = mergedBlock(sides) else { return .removed }
    return .inner(first.extent.lowerBound..<last.extent.upperBound, text)
  }
}

extension MergeText {
  /// A value as a conflict tells it: text as it reads, a list or mapping as it is written.
  func valueText(of part: Part) -> String {
    if let text = part.node.text { return text }
    guard part.node.style == .block else {
      return String(decoding: source.bytes[part.node.span.range], as: UTF8.self)
    }
    return lines(Int(part.node.span.start)..<part.extent.upperBound)
  }

  /// A list of these items, as it is written.
  func listText(_ parts: [Part]) -> String {
    guard let first = parts.first, let last = parts.last else { return "[]" }
    guard first.isInFlow else { return lines(first.body..<last.extent.upperBound) }
    let items = source.bytes[first.extent.lowerBound..<last.extent.upperBound]
    return "[" + String(decoding: items, as: UTF8.self) + "]"
  }

  /// Lines moved to the left margin, the first from within.
  private func lines(_ range: Range<Int>) -> String {
    let first = range.lowerBound
    let column = column(of: first)
    var line = first
    var text: [UInt8] = []
    while line < range.upperBound {
      let end = source.lineEnd(from: line)
      let spaces = line == first ? 0 : source.bytes[line..<end].prefix(column) { $0 == .space }
      text += source.bytes[(line + spaces)..<end] + [.lineFeed]
      line = source.nextLine(from: line)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Collection {
  /// How many of the first elements, up to a number, are of a kind.
  fileprivate func prefix(_ count: Int, while isIncluded: (Element) -> Bool) -> Int {
    prefix(count).prefix(while: isIncluded).count
  }
}
