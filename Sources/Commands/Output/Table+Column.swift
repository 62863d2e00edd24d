extension Table {
  /// A column: its header with the unit, and what may become of it on a narrow terminal.
  struct Column: Equatable, Sendable {
    /// The side the cells are set to.
    enum Alignment: Sendable {
      case left
      /// Right, with numbers lined up at the decimal point.
      case right
    }

    /// The name and unit, such as `energy kWh`.
    var header: String

    var alignment = Alignment.left

    /// Its worth: the column with the lowest is the first to go, of equals the rightmost.
    var priority = 0

    /// Whether cells may be shortened with `…`.
    var isFlexible = false

    /// The cells below which a flexible column is not shortened.
    var minimumWidth = 8

    /// A left-aligned column that may be shortened, as for names and notes.
    static func text(_ header: String, priority: Int = 0, minimumWidth: Int = 8) -> Column {
      Column(
        header: header,
        priority: priority,
        isFlexible: true,
        minimumWidth: minimumWidth
      )
    }

    /// A left-aligned column that is shown in full or not at all, as for ids and dates.
    static func fixed(_ header: String, priority: Int = 0) -> Column {
      Column(header: header, priority: priority)
    }

    /// A right-aligned column of numbers, shown in full or not at all.
    static func number(_ header: String, priority: Int = 0) -> Column {
      Column(header: header, alignment: .right, priority: priority)
    }
  }

  /// The text of one cell, and what it means if it is to be painted.
  struct Cell: Equatable, Sendable, ExpressibleByStringInterpolation {
    var text: String
    var role: Style.Role?

    init(_ text: String, role: Style.Role? = nil) {
      self.text = text
      self.role = role
    }

    init(stringLiteral text: String) {
      self.init(text)
    }
  }
}
