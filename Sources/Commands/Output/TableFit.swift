import TerminalText

/// Which columns of a table are shown, and how wide.
struct TableFit: Equatable {
  /// A column that is shown.
  struct Visible: Equatable {
    let index: Int
    var width: Int
  }

  /// Cells between two columns.
  static let gap = 2

  private(set) var visible: [Visible]

  /// Fits columns into a width in cells, or leaves all as they are if there is none.
  ///
  /// - Complexity: O(*c* · *w*) for *c* columns too wide by *w* cells, for each column dropped.
  init(_ columns: [Table.Column], naturalWidths: [Int], within limit: Int?) {
    let all = zip(columns.indices, naturalWidths).map { Visible(index: $0, width: $1) }
    visible = all
    guard let limit else { return }
    var shown = all
    while true {
      visible = shown
      shorten(columns, within: limit)
      if totalWidth <= limit { return }
      if shown.count == 1 {
        visible[0].width = max(1, limit)
        return
      }
      let leastWorth = shown.indices.reversed().min {
        columns[shown[$0].index].priority < columns[shown[$1].index].priority
      }
      if let leastWorth { shown.remove(at: leastWorth) }
    }
  }

  /// Cells from the left edge of the first column to the right edge of the last.
  var totalWidth: Int {
    visible.reduce(0) { $0 + $1.width } + Self.gap * max(0, visible.count - 1)
  }

  /// The line that names the columns left out, if any.
  func note(_ columns: [Table.Column], within limit: Int?) -> String? {
    let shown = visible.map(\.index)
    let hidden = columns.indices.filter { !shown.contains($0) }
    guard !hidden.isEmpty else { return nil }
    let names = hidden.map { columns[$0].header.escapingControls }
    return Self.lines("too narrow to show: ", names, within: limit ?? .max)
      .joined(separator: "\n")
  }

  /// Names after a title, on as many lines as they take where there is room for more than the title.
  private static func lines(_ title: String, _ names: [String], within limit: Int) -> [String] {
    let whole = title + names.joined(separator: ", ")
    let indent = DisplayWidth.of(title)
    guard DisplayWidth.of(whole) > limit, limit >= 2 * indent else {
      return [DisplayWidth.shorten(whole, to: max(1, limit))]
    }
    var lines = [title]
    for (number, name) in names.enumerated() {
      let text = name + (number == names.count - 1 ? "" : ", ")
      let last = lines[lines.count - 1]
      if last != title, DisplayWidth.of(last) + DisplayWidth.of(text) > limit {
        lines.append(String(repeating: " ", count: indent) + text)
      } else {
        lines[lines.count - 1] += text
      }
    }
    return lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return DisplayWidth.shorten(String(line), to: limit)
    }
  }

  /// Takes cells from the widest flexible columns until the rest fits or none can give more.
  private mutating func shorten(_ columns: [Table.Column], within limit: Int) {
    var excess = totalWidth - limit
    while excess > 0 {
      let candidates = visible.indices.filter {
        let column = columns[visible[$0].index]
        return column.isFlexible && visible[$0].width > max(1, column.minimumWidth)
      }
      guard let widest = candidates.max(by: { visible[$0].width < visible[$1].width }) else {
        return
      }
      visible[widest].width -= 1
      excess -= 1
    }
  }
}
