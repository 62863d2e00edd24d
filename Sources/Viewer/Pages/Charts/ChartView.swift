import ChargingLog
import Charts
import InsightCharts

/// A chart in a page: drawn for wide screens and for narrow ones, of which the style sheet shows
/// one, and its numbers as a table behind it.
struct ChartView {
  private let chart: Chart
  private let id: String
  /// The headings of the table, and its rows.
  private let headings: [String]
  private let rows: [[String]]

  init(_ chart: Chart, id: String, headings: [String], rows: [[String]]) {
    self.chart = chart
    self.id = id
    self.headings = headings
    self.rows = rows
  }

  /// A chart that comes with its numbers.
  init(_ chart: InsightChart, id: String) {
    self.init(
      chart.chart,
      id: id,
      headings: chart.table.header,
      rows: chart.table.rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text): text
          case .number(let number): number?.text ?? "—"
          }
        }
      }
    )
  }

  var view: HTML {
    tag("figure", .class("drawing")) {
      tag("div", .class("wide")) {
        HTML(chart, SVGOptions(.embedded, width: 760, id: id + "-wide"))
      }
      tag("div", .class("narrow")) {
        HTML(chart, SVGOptions(.embedded, width: 340, id: id + "-narrow"))
      }
      if !rows.isEmpty {
        tag("details") {
          tag("summary") { "Numbers" }
          DataTable(caption: chart.caption.title, headings: headings, rows: dataRows).view
        }
      }
    }
  }

  private var dataRows: [DataTable.Row] {
    rows.map { DataTable.Row(HTML($0.first ?? ""), Array($0.dropFirst())) }
  }
}
