/// A table for reading: a header, rows, and optionally totals under a rule.
///
/// Columns of the right kind line their numbers up at the decimal point. Cells may hold anything a
/// user typed: control characters are spelt out.
struct Table: Sendable {
  /// The columns, left to right.
  var columns: [Column]

  /// The rows; a row short of cells ends in empty ones, and cells past the last column are dropped.
  var rows: [[Cell]]

  /// Totals, shown under a rule.
  var footer: [Cell]?

  init(_ columns: [Column], rows: [[Cell]] = [], footer: [Cell]? = nil) {
    self.columns = columns
    self.rows = rows
    self.footer = footer
  }

  /// Adds a row of unpainted cells.
  mutating func add(_ row: [String]) {
    rows.append(row.map { Cell($0) })
  }

  /// Sets the table out in lines.
  ///
  /// - Parameters:
  ///   - width: The terminal's width in cells. What is wider first has its flexible columns
  ///     shortened with `…`, then loses columns of the lowest priority, and says which on a last
  ///     line. With `nil`, as for a pipe or file, nothing is shortened or lost.
  ///   - style: The colours.
  /// - Returns: Lines that each end in a line feed and never in a space before it.
  func render(width: Int?, style: Style) -> String {
    guard !columns.isEmpty else { return "" }
    let body = rows + (footer.map { [$0] } ?? [])
    let contents = columns.indices.map { ColumnContent(columns[$0], at: $0, of: body) }
    let fit = TableFit(columns, naturalWidths: contents.map(\.width), within: width)
    var lines = body.indices.map { row in
      Self.line(
        fit.visible.map { ($0.width, contents[$0.index].cells[row], body[row].role(at: $0.index)) },
        style: style
      )
    }
    let header = Self.line(
      fit.visible.map { ($0.width, contents[$0.index].header, .heading) },
      style: style
    )
    if footer != nil {
      let rule = String(repeating: "─", count: fit.totalWidth)
      lines.insert(style.paint(rule, as: .dim), at: lines.count - 1)
    }
    lines.insert(header, at: 0)
    if let note = fit.note(columns, within: width) { lines.append(style.paint(note, as: .dim)) }
    return lines.reduce(into: "") { $0 += $1 + "\n" }
  }

  private static func line(
    _ cells: [(width: Int, cell: AlignedText, role: Style.Role?)],
    style: Style
  ) -> String {
    var line = ""
    var pendingSpaces = 0
    for (width, cell, role) in cells {
      let placed = cell.placed(in: width)
      if !placed.text.isEmpty {
        line += String(repeating: " ", count: pendingSpaces + placed.before)
        line += role.map { style.paint(placed.text, as: $0) } ?? placed.text
        pendingSpaces = placed.after
      } else {
        pendingSpaces += width
      }
      pendingSpaces += TableFit.gap
    }
    return line
  }
}

extension [Table.Cell] {
  fileprivate func role(at column: Int) -> Style.Role? {
    indices.contains(column) ? self[column].role : nil
  }
}
