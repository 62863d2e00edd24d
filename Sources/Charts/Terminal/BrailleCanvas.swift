/// Dots of two by four a cell, in Braille characters (Unicode, U+2800).
struct BrailleCanvas {
  let width: Int
  let height: Int
  private var bits: [UInt8]
  private var roles: [TerminalDrawing.Role]
  private var overlays: [Int: Character] = [:]

  /// - Parameters:
  ///   - width: Cells across.
  ///   - height: Lines.
  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    bits = Array(repeating: 0, count: self.width * self.height)
    roles = Array(repeating: .axis, count: bits.count)
  }

  var dotsAcross: Int { width * 2 }
  var dotsDown: Int { height * 4 }

  /// Sets a dot, counted from the top left; nothing beyond the edges.
  mutating func set(_ x: Int, _ y: Int, _ role: TerminalDrawing.Role) {
    guard (0..<dotsAcross).contains(x), (0..<dotsDown).contains(y) else { return }
    let cell = y / 4 * width + x / 2
    // A line is not mixed with the ground that it crosses.
    if roles[cell] == .axis, role != .axis { bits[cell] = 0 }
    let left: [UInt8] = [0x01, 0x02, 0x04, 0x40]
    let right: [UInt8] = [0x08, 0x10, 0x20, 0x80]
    bits[cell] |= (x.isMultiple(of: 2) ? left : right)[y % 4]
    roles[cell] = role
  }

  /// Puts a character over the cell of a dot.
  mutating func overlay(_ character: Character, _ x: Int, _ y: Int, _ role: TerminalDrawing.Role) {
    guard (0..<dotsAcross).contains(x), (0..<dotsDown).contains(y) else { return }
    let cell = y / 4 * width + x / 2
    overlays[cell] = character
    roles[cell] = role
  }

  /// Sets the dots of a straight line (Bresenham).
  mutating func line(
    from start: (x: Int, y: Int),
    to end: (x: Int, y: Int),
    _ role: TerminalDrawing.Role
  ) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    guard steps > 0 else { return set(start.x, start.y, role) }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(
        start.x + Int((Double(end.x - start.x) * share).rounded()),
        start.y + Int((Double(end.y - start.y) * share).rounded()),
        role
      )
    }
  }

  /// Appends a line of cells.
  func add(_ row: Int, to line: inout TerminalDrawing.Line) {
    for cell in row * width..<(row + 1) * width {
      if let overlay = overlays[cell] {
        line.add(String(overlay), roles[cell])
        continue
      }
      guard bits[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(bits[cell])) else {
        line.add(" ")
        continue
      }
      line.add(String(Character(scalar)), roles[cell])
    }
  }
}
