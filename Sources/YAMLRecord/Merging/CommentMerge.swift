extension RecordMerge {
  /// The comments of a part in one place, merged; what both sides wrote stays.
  func mergedTexts(_ parts: PartTriple, _ place: KeyPath<Part, [Range<Int>]>) -> [String] {
    let now = start.texts(parts.start[keyPath: place])
    let there = other.texts(parts.other[keyPath: place])
    let before = parts.base.flatMap { old in base.map { $0.texts(old[keyPath: place]) } } ?? []
    return texts(LineMerge(base: before, start: now, other: there), now, there)
  }

  private func texts(_ merge: LineMerge?, _ now: [String], _ there: [String]) -> [String] {
    guard let merge else { return now + there.filter { !now.contains($0) } }
    return merge.lines.map { line in
      switch line {
      case .start(let index): now[index]
      case .other(let index): there[index]
      }
    }
  }

  /// Lines that hold comments and blanks, with the comments merged.
  ///
  /// - Parameters:
  ///   - range: The lines, in the text that the result starts from.
  ///   - ranges: The comments in them.
  ///   - there: The comments that the other side has in this place.
  ///   - before: The comments that were in this place.
  ///   - column: Where new comments stand.
  /// - Returns: The text of the lines.
  func mergedComments(
    in range: Range<Int>,
    ranges: [Range<Int>],
    other there: [String],
    base before: [String],
    column: Int
  ) -> [UInt8] {
    let bytes = start.source.bytes
    let now = start.texts(ranges)
    guard now != there, there != before else { return Array(bytes[range]) }
    let merge = LineMerge(base: before, start: now, other: there)
    var lines = merge?.lines ?? now.indices.map(LineMerge.Line.start)
    if merge == nil {
      lines += there.indices.filter { !now.contains(there[$0]) }.map(LineMerge.Line.other)
    }
    var text: [UInt8] = []
    var next = 0
    var end = range.lowerBound
    /// Goes on to the end of a comment's line; blank lines above it stay whatever becomes of it.
    func pass(_ comment: Range<Int>, keeping isKept: Bool) {
      let line = max(end, start.source.lineStart(before: comment.lowerBound))
      let lineEnd = min(range.upperBound, start.source.nextLine(from: comment.lowerBound))
      text += bytes[end..<(isKept ? lineEnd : line)]
      end = lineEnd
    }
    let last = lines.lastIndex { if case .start = $0 { true } else { false } } ?? -1
    let indentation = [UInt8](repeating: .space, count: column)
    func append(_ comment: String) {
      text += indentation + Array(comment.utf8) + start.source.lineBreak
    }
    for line in lines.prefix(last + 1) {
      switch line {
      case .start(let index):
        while next < index {
          pass(ranges[next], keeping: false)
          next += 1
        }
        pass(ranges[index], keeping: true)
        next = index + 1
      case .other(let index):
        append(there[index])
      }
    }
    while next < ranges.count {
      pass(ranges[next], keeping: false)
      next += 1
    }
    text += bytes[end..<range.upperBound]
    for case .other(let index) in lines.dropFirst(last + 1) { append(there[index]) }
    return text
  }

  /// What to change to have some comments beside a part; what finds no room there goes above.
  func besideChange(of part: Part, in text: MergeText, to comments: [String]) -> (
    splices: [Splice], above: [String]
  ) {
    var remaining = comments
    var gone: [Range<Int>] = []
    for range in part.beside {
      if let index = remaining.firstIndex(
        of: String(decoding: text.source.bytes[range], as: UTF8.self)
      ) {
        remaining.remove(at: index)
      } else {
        gone.append(range)
      }
    }
    var splices: [Splice] = []
    for range in gone {
      if remaining.isEmpty {
        var lower = range.lowerBound
        while lower > part.keyEnd, text.source.bytes[lower - 1].isBlank { lower -= 1 }
        splices.append(Splice(lower..<range.upperBound, ""))
      } else {
        splices.append(Splice(range, remaining.removeFirst()))
      }
    }
    if part.beside.isEmpty, !remaining.isEmpty, let end = endOfFirstLine(of: part, in: text) {
      splices.append(Splice(end..<end, "  " + remaining.removeFirst()))
    }
    return (splices, remaining)
  }

  /// Where a comment can be put beside a part.
  private func endOfFirstLine(of part: Part, in text: MergeText) -> Int? {
    guard !part.isInFlow else { return nil }
    switch part.node.style {
    case .block:
      guard
        let first = part.node.entries?.first.map({ Int($0.keySpan.start) })
          ?? part.node.items.map({ _ in Int(part.node.span.start) }),
        text.lineStart(of: first) > part.keyEnd
      else { return nil }
      return text.source.lineEnd(from: part.keyEnd)
    case .blockScalar:
      return text.source.lineEnd(from: Int(part.node.span.start))
    default:
      return text.source.lineEnd(from: max(part.keyEnd, Int(part.node.span.end)))
    }
  }
}
