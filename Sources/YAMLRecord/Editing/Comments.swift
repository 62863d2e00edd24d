/// The comments in a stretch of a record's text.
struct Comments {
  /// Where they stand, from `#` to the end of the line.
  private(set) var ranges: [Range<Int>] = []
  private let source: SourceText

  /// Finds the comments in a range, which must begin and end outside any scalar.
  init(in range: Range<Int>, of record: Record) {
    source = record.source
    var scalars: [Range<Int>] = []
    Self.collectScalars(record.root, of: record.source, overlapping: range, into: &scalars)
    var index = range.lowerBound
    var remaining = scalars[...]
    while index < range.upperBound {
      while let next = remaining.first, next.upperBound <= index { remaining.removeFirst() }
      if let scalar = remaining.first, scalar.contains(index) {
        index = scalar.upperBound
      } else if source.bytes[index] == .hash {
        let end = min(source.lineEnd(from: index), range.upperBound)
        ranges.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// The comments as they are written.
  var texts: [String] { ranges.map { String(decoding: source.bytes[$0], as: UTF8.self) } }

  /// The stretches of keys and scalars, in order; a block scalar without the line of its `|`.
  private static func collectScalars(
    _ node: Node,
    of source: SourceText,
    overlapping range: Range<Int>,
    into scalars: inout [Range<Int>]
  ) {
    guard node.span.range.overlaps(range) || node.span.range.isEmpty else { return }
    switch node.kind {
    case .scalar where node.style == .blockScalar:
      let start = Int(node.span.start)
      scalars.append(start..<start + 1)
      let body = source.nextLine(from: start)
      if body < Int(node.span.end) { scalars.append(body..<Int(node.span.end)) }
    case .scalar:
      scalars.append(node.span.range)
    case .list(let items):
      for item in items { collectScalars(item, of: source, overlapping: range, into: &scalars) }
    case .mapping(let entries):
      for entry in entries {
        scalars.append(entry.keySpan.range)
        collectScalars(entry.value, of: source, overlapping: range, into: &scalars)
      }
    }
  }
}
