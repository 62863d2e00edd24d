/// One line of results.
public struct ResultRow {
  var job: String
  var ours: String
  var beside = ""
  var theirs = ""
  var ratio = ""
  var target = ""
  /// Whether the target is met; `nil` without one.
  public var isMet: Bool?

  fileprivate var cells: [String] {
    [job, ours, beside, theirs, ratio, target, isMet.map { $0 ? "met" : "MISSED" } ?? ""]
  }
}

/// Results in aligned columns.
public struct ResultTable {
  private let lines: [[String]]

  /// Puts rows below their headings.
  public init(_ rows: [ResultRow]) {
    lines = [["job", "plugtrack", "beside", "takes", "ratio", "target", ""]] + rows.map(\.cells)
  }

  /// The table, a line each row.
  public var text: String {
    let widths = (0..<7).map { column in lines.map { $0[column].count }.max() ?? 0 }
    let alignedRight: Set = [1, 3, 4]
    return lines.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        text += "  " + (alignedRight.contains(column) ? padding + cell : cell + padding)
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    .joined(separator: "\n")
  }
}
