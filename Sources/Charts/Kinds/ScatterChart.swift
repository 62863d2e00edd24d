/// Points between two axes of numbers.
package struct ScatterChart: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double
    /// What it is, for whoever points at it.
    package var label: String
    /// The number of its group.
    package var group: Int

    package init(x: Double, y: Double, label: String, group: Int = 0) {
      self.x = x
      self.y = y
      self.label = label
      self.group = group
    }
  }

  package var caption: Caption
  package var points: [Point]
  /// The names of the groups, by number.
  package var groups: [String]
  package var xTitle: String
  package var xFormat: ValueFormat
  package var yFormat: ValueFormat
  package var includesZero: Bool

  /// - Parameter points: Those that are not finite are passed over.
  package init(
    _ caption: Caption,
    points: [Point],
    groups: [String] = [],
    xTitle: String,
    xFormat: ValueFormat,
    yFormat: ValueFormat,
    includesZero: Bool = false
  ) {
    self.caption = caption
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }.map {
      Point(
        x: ValueSpan.clamped($0.x),
        y: ValueSpan.clamped($0.y),
        label: $0.label,
        group: $0.group
      )
    }
    self.groups = groups
    self.xTitle = xTitle
    self.xFormat = xFormat
    self.yFormat = yFormat
    self.includesZero = includesZero
  }

  var xSpan: ValueSpan { ValueSpan(of: points.map(\.x), includesZero: false) }
  var ySpan: ValueSpan { ValueSpan(of: points.map(\.y), includesZero: includesZero) }
}
