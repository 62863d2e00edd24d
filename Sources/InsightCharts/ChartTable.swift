package import ChargingLog

/// The numbers of a chart, row by row.
package struct ChartTable: Sendable, Hashable {
  package enum Cell: Sendable, Hashable {
    case text(String)
    /// `nil` where it is unknown.
    case number(ExactDecimal?)
  }

  package var header: [String]
  package var rows: [[Cell]]

  package init(header: [String], rows: [[Cell]] = []) {
    self.header = header
    self.rows = rows
  }
}
