import TerminalText

/// Lines of text with the meaning of each piece, to be coloured or not.
package struct TerminalDrawing: Sendable, Hashable {
  package var lines: [Line] = []

  package init() {}

  /// A line, left to right.
  package struct Line: Sendable, Hashable {
    package private(set) var pieces: [Piece] = []

    init() {}

    /// The cells that it takes.
    package var width: Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }
  }

  package struct Piece: Sendable, Hashable {
    package var text: String
    package var role: Role
  }

  /// What a piece shows; colours follow from it.
  package enum Role: Sendable, Hashable {
    case plain, title, axis
    case series(Int)
    case below
    case level
  }

  /// All lines, each with its end and without spaces before it.
  package func text(isColored: Bool) -> String {
    lines.reduce(into: "") { $0 += $1.text(isColored: isColored) + "\n" }
  }

  /// The drawing with whatever is wider cut off.
  func cut(to width: Int) -> TerminalDrawing {
    var result = self
    result.lines = lines.map { $0.width > width ? $0.cut(to: width) : $0 }
    return result
  }

  mutating func add(_ line: Line) { lines.append(line) }
}

extension TerminalDrawing.Line {
  /// Appends text, its control characters spelt out.
  mutating func add(_ text: some StringProtocol, _ role: TerminalDrawing.Role = .plain) {
    guard !text.isEmpty else { return }
    let text = text.escapingControls
    if let last = pieces.last, last.role == role {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(TerminalDrawing.Piece(text: text, role: role))
    }
  }

  /// Appends spaces up to a column.
  mutating func pad(to column: Int) {
    add(String(repeating: " ", count: max(0, column - width)))
  }

  fileprivate func cut(to width: Int) -> TerminalDrawing.Line {
    var result = TerminalDrawing.Line()
    var left = width
    for piece in pieces where left > 0 {
      let text = DisplayWidth.shorten(piece.text, to: left)
      result.add(text, piece.role)
      left -= DisplayWidth.of(text)
      if text != piece.text { break }
    }
    return result
  }

  fileprivate func text(isColored: Bool) -> String {
    var visible = pieces
    while let last = visible.last {
      let end = last.text.lastIndex { $0 != " " }
      guard let end else {
        visible.removeLast()
        continue
      }
      visible[visible.count - 1].text = String(last.text[...end])
      break
    }
    return visible.reduce(into: "") { line, piece in
      guard isColored, let code = piece.role.code, piece.text.contains(where: { $0 != " " }) else {
        line += piece.text
        return
      }
      line += "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
    }
  }
}

extension TerminalDrawing.Role {
  /// The parameters of the SGR sequence of ECMA-48, from the colours that every terminal themes.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .title: "1"
    case .axis: "2"
    case .series(let number): ["34", "33", "32", "35", "36", "31"][abs(number % 6)]
    case .below: "31"
    case .level: "32"
    }
  }
}
