/// Lines through numbers, gaps where they are unknown, and perhaps a band of what to expect.
package struct LineChart: Sendable, Hashable {
  /// What lies along the bottom.
  package enum Axis: Sendable, Hashable {
    /// Labels evenly apart.
    case labels([String])
    /// Labels at numbers, rising: days as far apart as they are.
    case placed([Double], labels: [String])
    /// Numbers, rising.
    case numbers([Double], ValueFormat, title: String)
  }

  /// A range at each place, such as the middle half of what was seen.
  package struct Band: Sendable, Hashable {
    package var name: String
    package var low: Series
    package var high: Series

    package init(_ name: String, low: [Double?], high: [Double?]) {
      self.name = name
      self.low = Series(name, low)
      self.high = Series(name, high)
    }
  }

  /// A word at a place of a line.
  package struct Mark: Sendable, Hashable {
    package var position: Int
    package var series: Int
    package var text: String

    package init(at position: Int, series: Int = 0, _ text: String) {
      self.position = position
      self.series = series
      self.text = text
    }
  }

  package var caption: Caption
  package var axis: Axis
  package var series: [Series]
  package var band: Band?
  package var marks: [Mark]
  package var format: ValueFormat
  /// Whether the axis begins at zero; without, small changes show.
  package var includesZero: Bool

  package init(
    _ caption: Caption,
    axis: Axis,
    series: [Series],
    band: Band? = nil,
    marks: [Mark] = [],
    format: ValueFormat,
    includesZero: Bool = true
  ) {
    self.caption = caption
    self.axis = axis.clamped
    self.series = series
    self.band = band
    self.marks = marks
    self.format = format
    self.includesZero = includesZero
  }
}

extension LineChart {
  /// How many places there are along the bottom.
  var count: Int {
    switch axis {
    case .labels(let labels), .placed(_, let labels): labels.count
    case .numbers(let numbers, _, _): numbers.count
    }
  }

  /// The label of a place.
  func label(at position: Int) -> String {
    switch axis {
    case .labels(let labels), .placed(_, let labels):
      labels.indices.contains(position) ? labels[position] : ""
    case .numbers(let numbers, let format, _):
      numbers.indices.contains(position) ? format.text(numbers[position]) : ""
    }
  }

  /// Where a place lies along the bottom, from 0 to 1.
  func share(at position: Int) -> Double {
    switch axis {
    case .labels(let labels):
      return labels.count > 1 ? Double(position) / Double(labels.count - 1) : 0.5
    case .numbers(let numbers, _, _), .placed(let numbers, _):
      guard numbers.indices.contains(position), let low = numbers.min(), let high = numbers.max(),
        high > low
      else { return 0.5 }
      return (numbers[position] - low) / (high - low)
    }
  }

  /// Labels at their places that are a share of the width apart or more.
  func spacedLabels(apart: Double) -> [(share: Double, text: String)] {
    var last: Double?
    return (0..<count).compactMap { position in
      let share = share(at: position)
      if let last, share < last + apart { return nil }
      last = share
      return (share, label(at: position))
    }
  }

  /// What the numbers along the bottom are of.
  var axisTitle: String {
    if case .numbers(_, _, let title) = axis { title } else { "" }
  }

  /// Round numbers between the first and the last, with their places from 0 to 1.
  func numberTicks(
    _ numbers: [Double],
    _ format: ValueFormat,
    count: Int
  ) -> [(share: Double, text: String)] {
    guard let low = numbers.min(), let high = numbers.max() else { return [] }
    let ticks = Ticks(ValueSpan(of: numbers, includesZero: false), count: count)
    return ticks.values.filter { $0 >= low && $0 <= high }.map {
      (high > low ? ($0 - low) / (high - low) : 0.5, format.text($0, step: ticks.step))
    }
  }

  var span: ValueSpan {
    let all = series + (band.map { [$0.low, $0.high] } ?? [])
    return ValueSpan(of: all.flatMap { $0.values.compactMap(\.self) }, includesZero: includesZero)
  }
}

extension LineChart.Axis {
  /// With numbers that can be divided by one another.
  fileprivate var clamped: LineChart.Axis {
    func finite(_ numbers: [Double]) -> [Double] {
      numbers.map { $0.isFinite ? ValueSpan.clamped($0) : 0 }
    }
    return switch self {
    case .labels: self
    case .placed(let numbers, let labels): .placed(finite(numbers), labels: labels)
    case .numbers(let numbers, let format, let title):
      .numbers(finite(numbers), format, title: title)
    }
  }
}
