extension RecordMerge {
  /// A mapping in braces or a list in brackets, without comments inside.
  mutating func mergedFlow(_ sides: PartSides, in node: Node) -> ValueOutcome {
    let bytes = start.source.bytes
    let range = node.span.range
    var text: [UInt8] = []
    var previous: Int?
    var isEmpty = true
    for survivor in survivors(sides) {
      guard let child = flowText(of: survivor, sides) else { continue }
      let position = sides.start.firstIndex { $0.identity == survivor.identity }
      if !isEmpty {
        if let previous, let position, position == previous + 1 {
          text +=
            bytes[sides.start[previous].extent.upperBound..<sides.start[position].extent.lowerBound]
        } else {
          text += Array(", ".utf8)
        }
      }
      text += child
      previous = position
      isEmpty = false
    }
    if isEmpty { return .removed }
    let opening = range.lowerBound..<(sides.start.first?.extent.lowerBound ?? range.lowerBound + 1)
    let closing = (sides.start.last?.extent.upperBound ?? opening.upperBound)..<range.upperBound
    return .inner(range, bytes[opening] + text + bytes[closing])
  }

  private mutating func flowText(of survivor: Survivor, _ sides: PartSides) -> [UInt8]? {
    switch survivor {
    case .start(let part): return Array(start.source.bytes[part.extent])
    case .other(let part): return otherFlow(part)
    case .both(let part, let match, let old):
      let rule = sides.rule.inner(of: part)
      let triple = PartTriple(
        start: part,
        other: match,
        base: old,
        rule: rule,
        key: sides.key.appending(part)
      )
      switch mergedValue(triple, hasComment: false) {
      case .kept: return Array(start.source.bytes[part.extent])
      case .other: return otherFlow(match)
      case .removed: return nil
      case .inner(let range, let text):
        return start.source.bytes.slice(part.extent, applying: [Splice(range, text)])
      }
    }
  }

  private func otherFlow(_ part: Part) -> [UInt8] {
    if part.isInFlow {
      return other.source.bytes[part.extent].split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isLineBreak
      ).filter { !$0.isEmpty }.joined(separator: start.source.lineBreak).map { $0 }
    }
    let content = part.node.content
    let emission = Emission()
    return Array(
      (part.isItem
        ? emission.flow(content) : emission.flowEntry(Content.Pair(part.identity, content)))
        .utf8
    )
  }
}
