extension LineDiff {
  /// A run of changed lines with up to three lines around it.
  struct Hunk: Equatable, Sendable {
    /// The first line in the old and the new file, counted from zero.
    var oldStart: Int
    var newStart: Int
    var lines: [Line]

    /// The `@@` line; a side without lines names the line before it.
    var header: String {
      let old = lines.count { $0.kind != .added }
      let new = lines.count { $0.kind != .removed }
      return "@@ -\(Self.range(oldStart, old)) +\(Self.range(newStart, new)) @@"
    }

    private static func range(_ start: Int, _ count: Int) -> String {
      switch count {
      case 0: "\(start),0"
      case 1: "\(start + 1)"
      default: "\(start + 1),\(count)"
      }
    }
  }

  /// One line of a hunk, with its line end.
  struct Line: Equatable, Sendable {
    /// Whether the line is in both files or in one.
    enum Kind: Sendable {
      case kept, removed, added

      var mark: UInt8 {
        switch self {
        case .kept: 0x20
        case .removed: 0x2D
        case .added: 0x2B
        }
      }

      var role: Style.Role? {
        switch self {
        case .kept: nil
        case .removed: .removed
        case .added: .added
        }
      }
    }

    var kind: Kind
    var bytes: ArraySlice<UInt8>

    /// Whether the line ends with a line feed, as all but a file's last do.
    var isComplete: Bool { bytes.last == 0x0A }

    static func == (left: Line, right: Line) -> Bool {
      left.kind == right.kind && left.bytes == right.bytes
    }
  }
}

extension LineDiff.Hunk {
  /// Lines kept on either side of a change.
  private static let context = 3

  /// Above this many lines that differ, the whole stretch counts as replaced: the search for the
  /// shortest script takes time and memory with the square of the changes.
  private static let searchLimit = 4000

  /// The hunks that turn one file into another.
  ///
  /// - Complexity: O(*n* · *d*) for *n* lines and *d* changes (Myers 1986).
  static func all(from old: [UInt8], to new: [UInt8]) -> [LineDiff.Hunk] {
    let script = script(from: lines(of: old), to: lines(of: new))
    var hunks: [LineDiff.Hunk] = []
    var (oldLine, newLine) = (0, 0)
    var lastChange: Int?
    for (position, line) in script.enumerated() {
      if line.kind != .kept {
        if let last = lastChange, position - last <= 2 * context + 1 {
          hunks[hunks.count - 1].lines += script[(last + 1)...position]
        } else {
          let start = max(lastChange.map { $0 + 1 } ?? 0, position - context)
          let lead = position - start
          hunks.append(
            LineDiff.Hunk(
              oldStart: oldLine - lead,
              newStart: newLine - lead,
              lines: Array(script[start...position])
            )
          )
          if let last = lastChange, hunks.count > 1 {
            hunks[hunks.count - 2].lines += script[(last + 1)...(last + context)]
          }
        }
        lastChange = position
      }
      if line.kind != .added { oldLine += 1 }
      if line.kind != .removed { newLine += 1 }
    }
    if let last = lastChange {
      let end = min(script.count, last + 1 + context)
      hunks[hunks.count - 1].lines += script[(last + 1)..<end]
    }
    return hunks
  }

  /// Every line of both files in order, kept, removed or added.
  private static func script(
    from old: [ArraySlice<UInt8>],
    to new: [ArraySlice<UInt8>]
  ) -> [LineDiff.Line] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let shorter = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix(shorter).prefix { $0 == $1 }.count
    let oldMiddle = old[head..<(old.count - tail)]
    let newMiddle = new[head..<(new.count - tail)]
    var script = old[..<head].map { LineDiff.Line(kind: .kept, bytes: $0) }
    if oldMiddle.count + newMiddle.count > searchLimit {
      script += oldMiddle.map { LineDiff.Line(kind: .removed, bytes: $0) }
      script += newMiddle.map { LineDiff.Line(kind: .added, bytes: $0) }
    } else {
      script += shortestScript(from: Array(oldMiddle), to: Array(newMiddle))
    }
    return script + old.suffix(tail).map { LineDiff.Line(kind: .kept, bytes: $0) }
  }

  private static func shortestScript(
    from old: [ArraySlice<UInt8>],
    to new: [ArraySlice<UInt8>]
  ) -> [LineDiff.Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var script: [LineDiff.Line] = []
    var (oldLine, newLine) = (0, 0)
    while oldLine < old.count || newLine < new.count {
      if removed.contains(oldLine) {
        script.append(LineDiff.Line(kind: .removed, bytes: old[oldLine]))
        oldLine += 1
      } else if added.contains(newLine) {
        script.append(LineDiff.Line(kind: .added, bytes: new[newLine]))
        newLine += 1
      } else {
        script.append(LineDiff.Line(kind: .kept, bytes: old[oldLine]))
        oldLine += 1
        newLine += 1
      }
    }
    return script
  }

  /// The lines of a file, each with its line feed; the last may have none.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}
