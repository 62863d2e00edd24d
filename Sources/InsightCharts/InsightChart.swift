package import ChargingLog
package import Charts
package import Insights

/// A chart of a log, with the numbers that it is of.
package struct InsightChart: Sendable {
  package var chart: Chart
  package var table: ChartTable
  /// What is left out, and why.
  package var notes: [String]

  /// Draws a selection of sessions; `nil` when nothing in it can be drawn, for the reason given.
  ///
  /// - Parameters:
  ///   - grouping: By what bars and points are put together, and a second key by which each is
  ///     divided.
  ///   - average: How many values along a line of time to draw the moving average of, beside them.
  ///   - positions: The sessions.
  package static func draw(
    _ subject: ChartSubject,
    by grouping: Grouping = Grouping([.month]),
    average: Int? = nil,
    of positions: [Int],
    in index: ChargingIndex
  ) -> Result<InsightChart, NothingToDraw> {
    switch subject {
    case .capacity: capacity(of: positions, in: index)
    case .temperature: temperature(of: positions, in: index)
    case .hours: hours(of: positions, in: index)
    case .days: days(of: positions, in: index)
    default: GroupedSeries(subject, grouping, positions, index, average: average).chart
    }
  }
}

/// Why there is no chart.
package struct NothingToDraw: Error, Hashable {
  package var reason: String
}
