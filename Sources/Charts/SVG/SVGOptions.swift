/// Where a drawing will stand, and how large it is.
package struct SVGOptions: Sendable, Hashable {
  /// Whose style sheet colours it.
  package enum Mode: Sendable, Hashable {
    /// The page's, which has the rules of ``ChartStyle``: the element has classes alone, and no
    /// style of its own, as a strict content security policy wants.
    case embedded
    /// Its own: a file with one style element, dark where the reader prefers that.
    case standalone
  }

  package var mode: Mode
  /// In CSS pixels; text stays the same size whatever the width.
  package var width: Int
  /// `nil` for what suits the chart.
  package var height: Int?
  /// Begins the ids of the element's title and description: unique in its page.
  package var id: String

  package init(
    _ mode: Mode,
    width: Int = 720,
    height: Int? = nil,
    id: String = "chart"
  ) {
    self.mode = mode
    self.width = min(max(width, 160), 4000)
    self.height = height.map { min(max($0, 80), 4000) }
    self.id = id
  }
}
