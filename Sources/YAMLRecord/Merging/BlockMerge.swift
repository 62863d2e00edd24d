/// A part of the result: the lines above it, and the text from its key or dash on.
struct Piece {
  var lead: [UInt8] = []
  /// Ends in a line break; empty when only comments are left of the part.
  var body: [UInt8] = []
}

extension RecordMerge {
  /// The lines of a mapping or list by indentation; `nil` when nothing is left of it.
  mutating func mergedBlock(_ sides: PartSides) -> [UInt8]? {
    guard let first = sides.start.first else { return nil }
    let column = start.column(of: first.body)
    let indentation = [UInt8](repeating: .space, count: column)
    var isMidLine = first.isMidLine
    var text: [UInt8] = []
    var isEmpty = true
    for survivor in survivors(sides) {
      guard let piece = piece(of: survivor, sides, column: column) else { continue }
      if isMidLine, !piece.body.isEmpty {
        // Behind a dash there is no room above: the comments go below.
        text += piece.body + piece.lead
        isMidLine = false
      } else {
        text += piece.lead + (piece.body.isEmpty ? [] : indentation + piece.body)
      }
      isEmpty = isEmpty && piece.body.isEmpty
    }
    return isEmpty ? nil : text
  }

  private mutating func piece(of survivor: Survivor, _ sides: PartSides, column: Int) -> Piece? {
    switch survivor {
    case .start(let part): return startPiece(part)
    case .other(let part): return otherPiece(part, column: column)
    case .both(let part, let match, let old):
      return mergedPiece(
        PartTriple(
          start: part,
          other: match,
          base: old,
          rule: sides.rule.inner(of: part),
          key: sides.key.appending(part)
        ),
        column: column
      )
    }
  }

  private func startPiece(_ part: Part) -> Piece {
    let bytes = start.source.bytes
    return Piece(
      lead: Array(bytes[part.leadRange(in: start)]),
      body: Array(bytes[part.body..<part.extent.upperBound])
    )
  }

  /// A part of the other side as it is written there, at the column it has here.
  private func otherPiece(_ part: Part, column: Int) -> Piece {
    Piece(lead: otherLead(part, column: column), body: otherBody(part, column: column))
  }

  func otherLead(_ part: Part, column: Int) -> [UInt8] {
    guard !part.isMidLine else { return [] }
    var lead: [UInt8] = []
    let range = part.leadRange(in: other)
    var line = range.lowerBound
    while line < range.upperBound {
      let next = min(other.source.nextLine(from: line), range.upperBound)
      let text = other.source.bytes[line..<other.source.lineEnd(from: line)].drop(while: \.isBlank)
      if text.isEmpty {
        lead += start.source.lineBreak
      } else if text.first == .hash {
        lead += [UInt8](repeating: .space, count: column) + text + start.source.lineBreak
      }
      line = next
    }
    return lead
  }

  func otherBody(_ part: Part, column: Int, applying splices: [Splice] = []) -> [UInt8] {
    let lineBreak = start.source.lineBreak
    guard part.isInFlow else {
      let range = part.body..<part.extent.upperBound
      let bytes = other.source.bytes.slice(range, applying: splices)
      return SourceText(file: "", bytes: bytes).reindented(
        0..<bytes.count,
        by: column - other.column(of: part.body),
        lineBreak: lineBreak
      )
    }
    let emission = Emission(lineBreak: String(decoding: lineBreak, as: UTF8.self))
    let text =
      part.isItem
      ? emission.item(part.node.content, indentation: column)
      : emission.entry(Content.Pair(part.identity, part.node.content), indentation: column)
    return Array(text.utf8) + lineBreak
  }
}

extension SourceText {
  /// Whole lines, the first from within, with all but the first moved to another column.
  fileprivate func reindented(_ range: Range<Int>, by columns: Int, lineBreak newBreak: [UInt8])
    -> [UInt8]
  {
    var text: [UInt8] = []
    text.reserveCapacity(range.count + 16)
    var line = range.lowerBound
    while line < range.upperBound {
      let end = min(lineEnd(from: line), range.upperBound)
      var content = line
      if line > range.lowerBound {
        let width = bytes[line..<end].prefix { $0 == .space }.count
        if line + width < end {
          let moved = max(0, width + columns)
          text += [UInt8](repeating: .space, count: moved)
          content += width
        }
      }
      text += bytes[content..<end] + newBreak
      line = nextLine(from: line)
    }
    return text
  }
}
