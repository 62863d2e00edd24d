/// Three versions of one record made one, key by key, with their comments.
///
/// The result starts from the text of one side and changes only what the other side changed.
package struct RecordMerge {
  /// A value that both sides changed differently.
  package struct Conflict: Sendable, Hashable {
    /// Where it stands in the record; empty for the whole of it.
    package var key: ConflictKey
    /// What it was before; `nil` when it was not there.
    package var base: String?
    /// What stands in the result.
    package var kept: String?
    /// What the other side has; `nil` when that side took it away.
    package var other: String?
    /// Whether what stands is the primary's.
    package var keepsPrimary: Bool
  }

  /// The bytes of the result.
  package private(set) var bytes: [UInt8] = []
  /// What could not be merged.
  package internal(set) var conflicts: [Conflict] = []

  /// The side that the text of the result starts from.
  let start: MergeText
  let other: MergeText
  let base: MergeText?
  /// Whether the side that the text starts from is the one whose values stand in a conflict.
  let startStands: Bool

  /// Merges records that were read without any problem; `nil` when they cannot be merged key by key
  /// without losing something.
  ///
  /// - Parameters:
  ///   - base: What both sides began with; `nil` when both made the record.
  ///   - primary: The side whose value stands in a conflict.
  ///   - secondary: The other side.
  ///   - rules: How the values of some keys merge.
  package init?(base: Record?, primary: Record, secondary: Record, rules: MergeRule) {
    let sides = [base, primary, secondary].map { $0.flatMap { $0.endingWithLineBreak() } }
    guard let primaryRecord = sides[1], let secondaryRecord = sides[2],
      base == nil || sides[0] != nil
    else { return nil }
    let (first, second) = (MergeText(primaryRecord), MergeText(secondaryRecord))
    let baseText = sides[0].map(MergeText.init)
    let isSecondsLook = baseText.map {
      second.isRestyled(from: $0, beside: first, rules)
        && !first.isRestyled(from: $0, beside: second, rules)
    }
    startStands = !(isSecondsLook ?? false)
    (start, other) = startStands ? (first, second) : (second, first)
    self.base = baseText
    guard let result = mergedRoot(rules) else { return nil }
    let (startRecord, otherRecord) = startStands ? (primary, secondary) : (secondary, primary)
    if !startRecord.endsWithLineBreak {
      let shorter = withoutLastLineBreak(
        result,
        asIn: otherRecord.endsWithLineBreak ? [start] : [start, other]
      )
      if isSound(shorter, rules) {
        bytes = shorter
        return
      }
    }
    guard isSound(result, rules) else { return nil }
    bytes = result
  }

  private mutating func mergedRoot(_ rules: MergeRule) -> [UInt8]? {
    let bytes = start.source.bytes
    let parts = start.rootParts(rules)
    let sides = PartSides(
      start: parts,
      other: other.rootParts(rules),
      base: base?.rootParts(rules),
      rule: rules,
      key: ConflictKey()
    )
    if start.record.root.style == .flow {
      let span = start.record.root.span.range
      guard !start.hasCommentsInside, !other.hasCommentsInside,
        case .inner(_, let inner) = mergedFlow(sides, in: start.record.root)
      else { return nil }
      return bytes[..<span.lowerBound] + inner + bytes[span.upperBound...]
    }
    guard let end = parts.last?.extent.upperBound,
      other.record.root.style == .block || !other.hasCommentsInside,
      let merged = mergedBlock(sides)
    else { return nil }
    return Array(bytes[..<start.contentStart]) + merged + mergedTail(behind: end, rules)
  }

  /// What stands behind the last key: comments, blank lines, the end of the document.
  private func mergedTail(behind end: Int, _ rules: MergeRule) -> [UInt8] {
    func tail(_ text: MergeText?) -> [String] {
      guard let text, text.record.root.style == .block,
        let end = text.rootParts(rules).last?.extent.upperBound
      else { return [] }
      return text.texts(text.comments(in: end..<text.source.bytes.count))
    }
    let range = end..<start.source.bytes.count
    return mergedComments(
      in: range,
      ranges: start.comments(in: range),
      other: tail(other),
      base: tail(base),
      column: 0
    )
  }

  /// The result without a last line break, where its last line is that of a text that has none.
  private func withoutLastLineBreak(_ result: [UInt8], asIn texts: [MergeText]) -> [UInt8] {
    func lastLine(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
      bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast().last
    }
    let lineBreak = start.source.lineBreak
    guard result.suffix(lineBreak.count).elementsEqual(lineBreak),
      texts.contains(where: { lastLine($0.source.bytes) == lastLine(result) })
    else { return result }
    return result.dropLast(lineBreak.count)
  }
}

extension Record {
  fileprivate var endsWithLineBreak: Bool { source.bytes.last?.isLineBreak ?? false }

  /// The record with a line break at the end of its last line.
  fileprivate func endingWithLineBreak() -> Record? {
    guard !endsWithLineBreak else { return self }
    let reading = Record.read(source.bytes + source.lineBreak, file: source.file)
    return reading.record.flatMap { $0.isPartial ? nil : $0 }
  }
}
