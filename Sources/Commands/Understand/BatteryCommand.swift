import ArgumentParser
import ChargingLog
import Charts
import DataDirectory
import InsightCharts
import Insights

/// `plugtrack battery`: how the batteries fare, and how they are treated.
struct BatteryCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "battery",
    abstract: "Show capacity, health and charging habits of each car.",
    discussion: """
      A session that adds enough charge and says what energy went into the battery speaks for the \
      capacity. The median of the last ones counts, so that one odd session moves nothing.
      """
  )

  @Flag(help: "Say of each figure how it was worked out, and how far to trust it.")
  var explain = false

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let positions = try selection.filter(index, context).positions(in: index)
    context.reportLeftOut(index)
    let cars = Set(positions.map { index.carNumbers[$0] }).map { index.carIDs[Int($0)] }.sorted()
    guard !cars.isEmpty else {
      throw CommandFailure(.nothingFound, "no session is like that")
    }
    let reports = cars.map { BatteryReport(of: $0, positions, in: index) }
    switch drawing.format {
    case .svg:
      switch InsightChart.draw(.capacity, of: positions, in: index) {
      case .success(let chart): try drawing.show(chart, context)
      case .failure(let nothing): throw CommandFailure(.nothingFound, nothing.reason)
      }
    case .json:
      try context.streams.printLine(JSONText.pretty(BatterySheet.json(of: reports, in: index)))
    case .csv:
      try context.streams.write(Self.csv(reports))
    case .table:
      for (number, report) in reports.enumerated() {
        if number > 0 { try context.streams.printLine("") }
        let sheet = BatterySheet(report: report, index: index, isExplained: explain)
        try context.streams.write(sheet.render(context.style, width: context.width))
      }
    }
  }

  private static func csv(_ reports: [BatteryReport]) -> String {
    let figures = reports.map { report in
      [report.capacity, report.lowQuarter, report.highQuarter, report.health] + report.habits.all
    }
    return CSVText().text(
      header: ["car", "sessions", "estimates"] + (figures.first ?? []).map(\.key),
      rows: zip(reports, figures).map { report, figures in
        [report.car, "\(report.habits.sessions)", "\(report.estimates.count)"]
          + figures.map { $0.value?.text ?? "" }
      }
    )
  }
}
