/// A bar for each label; of several series the bars are stacked.
package struct BarChart: Sendable, Hashable {
  /// Which way the bars grow.
  package enum Direction: Sendable, Hashable {
    /// Side by side from a line at the bottom, as for months.
    case up
    /// One below the other, each with its number, as for a league.
    case right
  }

  package var caption: Caption
  package var labels: [String]
  package var series: [Series]
  package var format: ValueFormat
  package var direction: Direction

  package init(
    _ caption: Caption,
    labels: [String],
    series: [Series],
    format: ValueFormat,
    direction: Direction = .up
  ) {
    self.caption = caption
    self.labels = labels
    self.series = series
    self.format = format
    self.direction = direction
  }

  /// A piece of a bar, between two numbers.
  struct Piece: Hashable {
    var series: Int
    var value: Double
    var from: Double
    var to: Double
  }

  /// The pieces of a bar: what is positive upwards from zero, what is negative downwards.
  func pieces(at position: Int) -> [Piece] {
    var (above, below) = (0.0, 0.0)
    return series.indices.compactMap { number in
      guard let value = series[number].value(at: position) else { return nil }
      let from = value < 0 ? below : above
      let to = ValueSpan.clamped(from + value)
      if value < 0 { below = to } else { above = to }
      return Piece(series: number, value: value, from: from, to: to)
    }
  }

  /// The sum of a bar; `nil` where nothing is known.
  func total(at position: Int) -> Double? {
    let known = series.compactMap { $0.value(at: position) }
    return known.isEmpty ? nil : known.reduce(0) { ValueSpan.clamped($0 + $1) }
  }

  /// From the end of the longest bar below zero to that of the longest above.
  var span: ValueSpan {
    ValueSpan(
      of: labels.indices.lazy.flatMap { position in pieces(at: position).map(\.to) },
      includesZero: true
    )
  }
}
