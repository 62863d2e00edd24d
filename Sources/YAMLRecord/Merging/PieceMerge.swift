/// A part that both sides have.
struct PartTriple {
  var start: Part
  var other: Part
  var base: Part?
  var rule: MergeRule
  var key: ConflictKey
}

extension RecordMerge {
  /// One part merged: the comments above it, the comments beside it, and its value.
  ///
  /// - Returns: `nil` when nothing is left of it.
  mutating func mergedPiece(_ parts: PartTriple, column: Int) -> Piece? {
    let (part, match) = (parts.start, parts.other)
    let bytes = start.source.bytes
    let isKept =
      start.says(part, sameAs: match, of: other, parts.rule)
      || isUnchanged(match, of: other, since: parts.base, parts.rule)
    if isKept { return untouched(part) }
    if let old = parts.base, let base, bytes[part.extent] == base.source.bytes[old.extent],
      part.isMidLine == match.isMidLine, !match.isInFlow
    {
      let lead = part.isMidLine ? [] : otherLead(match, column: column)
      return Piece(lead: lead, body: otherBody(match, column: column))
    }
    let beside = mergedTexts(parts, \.beside)
    let outcome = mergedValue(parts, hasComment: !beside.isEmpty || !part.beside.isEmpty)
    var piece = Piece()
    var above: [String] = []
    switch outcome {
    case .removed:
      above = orphans(parts, beside)
      piece.lead = lines(above, column: column)
      return above.isEmpty ? nil : piece
    case .other where !isInline(part, in: start) || !isInline(match, in: other):
      let change: (splices: [Splice], above: [String]) =
        match.isInFlow ? ([], beside) : besideChange(of: match, in: other, to: beside)
      piece.body = otherBody(match, column: column, applying: change.splices)
      above = change.above
    default:
      var splices = self.splices(outcome, parts)
      let change = besideChange(of: part, in: start, to: beside)
      splices += change.splices
      above = change.above
      piece.body = bytes.slice(part.body..<part.extent.upperBound, applying: splices)
    }
    let present = start.texts(part.lead) + other.texts(match.lead)
    piece.lead =
      mergedComments(
        in: part.leadRange(in: start),
        ranges: part.lead,
        other: other.texts(match.lead),
        base: parts.base.flatMap { old in base.map { $0.texts(old.lead) } } ?? [],
        column: column
      ) + lines(above.filter { !present.contains($0) }, column: column)
    return piece
  }

  private func untouched(_ part: Part) -> Piece {
    Piece(
      lead: Array(start.source.bytes[part.leadRange(in: start)]),
      body: Array(start.source.bytes[part.body..<part.extent.upperBound])
    )
  }

  func isUnchanged(_ part: Part, of text: MergeText, since old: Part?, _ rule: MergeRule) -> Bool {
    guard let old, let base else { return false }
    return text.says(part, sameAs: old, of: base, rule)
  }

  /// The comments of a part that goes, which somebody wrote since.
  private func orphans(_ parts: PartTriple, _ beside: [String]) -> [String] {
    let old = parts.base.flatMap { old in base.map { $0.texts(old.lead + old.beside) } } ?? []
    return (mergedTexts(parts, \.lead) + beside).filter { !old.contains($0) }
  }

  private func splices(_ outcome: ValueOutcome, _ parts: PartTriple) -> [Splice] {
    let range = parts.start.node.span.range
    switch outcome {
    case .kept, .removed:
      return []
    case .inner(let range, let text):
      return [Splice(range, text)]
    case .other:
      return [Splice(range, otherInline(parts.other, inFlow: parts.start.isInFlow))]
    }
  }

  /// A value of the other side on one line.
  func otherInline(_ part: Part, inFlow: Bool) -> [UInt8] {
    guard inFlow, !part.isInFlow else { return Array(other.source.bytes[part.node.span.range]) }
    return Array(Emission().flow(part.node.content).utf8)
  }

  /// Whether the value is written within one line.
  func isInline(_ part: Part, in text: MergeText) -> Bool {
    switch part.node.style {
    case .block, .blockScalar: return false
    case .plain, .singleQuoted, .doubleQuoted, .flow:
      return !part.node.isAbsent
        && !text.source.bytes[part.node.span.range].contains(where: \.isLineBreak)
    }
  }

  private func lines(_ comments: [String], column: Int) -> [UInt8] {
    let spaces = [UInt8](repeating: .space, count: column)
    return comments.flatMap { spaces + Array($0.utf8) + start.source.lineBreak }
  }
}

extension [UInt8] {
  /// A stretch with some splices inside it made.
  func slice(_ range: Range<Int>, applying splices: [Splice]) -> [UInt8] {
    var text: [UInt8] = []
    var next = range.lowerBound
    for splice in splices.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard splice.range.lowerBound >= next, splice.range.upperBound <= range.upperBound else {
        continue
      }
      text += self[next..<splice.range.lowerBound] + splice.bytes
      next = splice.range.upperBound
    }
    return text + self[next..<range.upperBound]
  }
}

extension Splice {
  init(_ range: Range<Int>, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }
}
