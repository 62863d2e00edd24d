/// Numbers in rows and columns, each as a shade.
package struct HeatMap: Sendable, Hashable {
  /// One place of the grid.
  package enum Cell: Sendable, Hashable {
    /// There is no such place, as before the first day of a calendar.
    case outside
    /// Nothing is known of it.
    case unknown(label: String)
    case value(Double, label: String)
  }

  package var caption: Caption
  package var rows: [String]
  /// The heading of each column, empty for most of a calendar's.
  package var columns: [String]
  /// A row of cells for each row.
  package var cells: [[Cell]]
  package var format: ValueFormat

  package init(
    _ caption: Caption,
    rows: [String],
    columns: [String],
    cells: [[Cell]],
    format: ValueFormat
  ) {
    self.caption = caption
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.format = format
  }

  /// The cell at a place, outside beyond the edges.
  func cell(_ row: Int, _ column: Int) -> Cell {
    cells.indices.contains(row) && cells[row].indices.contains(column)
      ? cells[row][column] : .outside
  }

  /// The greatest number, 0 without any above.
  var greatest: Double {
    cells.joined().reduce(0) { greatest, cell in
      if case .value(let value, _) = cell, value.isFinite {
        max(greatest, ValueSpan.clamped(value))
      } else {
        greatest
      }
    }
  }

  /// The shade of a number: 0 for none or less, up to `levels` for the greatest.
  static func level(of value: Double, greatest: Double, levels: Int) -> Int {
    guard value > 0, greatest > 0 else { return 0 }
    return min(max(Int((min(value / greatest, 1) * Double(levels)).rounded(.up)), 1), levels)
  }
}
