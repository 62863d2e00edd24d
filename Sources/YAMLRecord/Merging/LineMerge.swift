/// Lines merged three ways: what either side adds stays, what either side removes goes.
package struct LineMerge {
  /// A line of the result, by where it comes from.
  package enum Line: Hashable {
    /// A line of the side that the result starts from.
    case start(Int)
    /// A line that only the other side has.
    case other(Int)
  }

  /// What becomes of lines that both sides wrote in the place of the same line.
  package enum Choice {
    case both, start, other
  }

  /// The merged lines.
  package private(set) var lines: [Line] = []
  /// Whether both sides wrote different lines in the place of the same one.
  package private(set) var isConflicted = false

  /// Merges lines.
  ///
  /// - Returns: `nil` when the texts differ in too many lines to compare them.
  package init?(base: [String], start: [String], other: [String], choosing choice: Choice = .both) {
    guard let startChanges = LineChanges(from: base, to: start),
      let otherChanges = LineChanges(from: base, to: other)
    else { return nil }
    // What one side added since the last line that stays; the other side may have added it too.
    var (seen, otherSeen): (Set<String>, Set<String>) = ([], [])
    for gap in 0...base.count {
      let (added, otherAdded) = (startChanges.added[gap], otherChanges.added[gap])
      let isRewritten =
        gap < base.count && startChanges.kept[gap] == nil && otherChanges.kept[gap] == nil
      let isDifferent = added.map { start[$0] } != otherAdded.map { other[$0] }
      let isConflict = isRewritten && isDifferent && !added.isEmpty && !otherAdded.isEmpty
      isConflicted = isConflicted || isConflict
      if !isConflict || choice != .other {
        lines += added.filter { !otherSeen.contains(start[$0]) }.map(Line.start)
        seen.formUnion(added.map { start[$0] })
      }
      if !isConflict || choice != .start {
        lines += otherAdded.filter { !seen.contains(other[$0]) }.map(Line.other)
        otherSeen.formUnion(otherAdded.map { other[$0] })
      }
      if gap < base.count, let line = startChanges.kept[gap], otherChanges.kept[gap] != nil {
        lines.append(.start(line))
        (seen, otherSeen) = ([], [])
      }
    }
  }
}

/// What one side made of some lines.
private struct LineChanges {
  /// For each line of the base, the line that it is now.
  var kept: [Int?]
  /// For each place before, between and behind the lines of the base, the lines added there.
  var added: [[Int]]

  private static let comparisonLimit = 1 << 20

  /// - Returns: `nil` when too many lines differ.
  init?(from base: [String], to lines: [String]) {
    kept = Array(repeating: nil, count: base.count)
    added = Array(repeating: [], count: base.count + 1)
    var head = 0
    while head < base.count, head < lines.count, base[head] == lines[head] {
      kept[head] = head
      head += 1
    }
    var (baseEnd, end) = (base.count, lines.count)
    while baseEnd > head, end > head, base[baseEnd - 1] == lines[end - 1] {
      (baseEnd, end) = (baseEnd - 1, end - 1)
      kept[baseEnd] = end
    }
    guard (baseEnd - head) * (end - head) <= Self.comparisonLimit else { return nil }
    match(base, lines, head..<baseEnd, head..<end)
    var next = 0
    var gap = 0
    for line in 0...base.count where line == base.count || kept[line] != nil {
      let stop = line == base.count ? lines.count : kept[line] ?? next
      added[gap] += next..<stop
      (next, gap) = (stop + 1, line + 1)
    }
  }

  /// Marks the longest common subsequence of the lines in the middle as kept.
  private mutating func match(
    _ base: [String],
    _ lines: [String],
    _ rows: Range<Int>,
    _ columns: Range<Int>
  ) {
    guard !rows.isEmpty, !columns.isEmpty else { return }
    let width = columns.count + 1
    var lengths = [Int32](repeating: 0, count: (rows.count + 1) * width)
    for row in rows.reversed() {
      for column in columns.reversed() {
        let cell = (row - rows.lowerBound) * width + column - columns.lowerBound
        lengths[cell] =
          base[row] == lines[column]
          ? lengths[cell + width + 1] + 1 : max(lengths[cell + width], lengths[cell + 1])
      }
    }
    var (row, column) = (rows.lowerBound, columns.lowerBound)
    while row < rows.upperBound, column < columns.upperBound {
      let cell = (row - rows.lowerBound) * width + column - columns.lowerBound
      if base[row] == lines[column] {
        kept[row] = column
        (row, column) = (row + 1, column + 1)
      } else if lengths[cell + width] >= lengths[cell + 1] {
        row += 1
      } else {
        column += 1
      }
    }
  }
}
