import ArgumentParser
import ChargingLog
import Charts
import DataDirectory
import InsightCharts
import Insights

/// `plugtrack plan`: where to leave the fast charger and finish at home.
struct PlanCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say how far to charge at a fast charger before finishing at home.",
    discussion: """
      For every level at which to leave: energy, time and cost there, at home and in all. Names the \
      cheapest, the fastest, and the knee between them, beyond which money buys ever less time.
      """
  )

  @OptionGroup var options: PlanOptions

  @Flag(help: "Show every level, not every fifth.")
  var all = false

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let index = try await directory.load()
    context.reportLeftOut(index)
    let request = try options.request(index, context)
    guard let curve = PowerCurve.of(request.car, in: index) else {
      throw CommandFailure(
        .nothingFound,
        "the power that \(request.car.id) takes is unknown",
        fix: "plugtrack car set \(request.car.id) max_dc_kw=…, or write its dc_curve"
      )
    }
    let plan = BlendedPlan(request, curve: curve)
    let sheet = PlanSheet(plan: plan, index: index, showsAll: all)
    guard !plan.stops.isEmpty else {
      let reasons = plan.excluded.map(\.reason.text).joined(separator: "; ")
      throw CommandFailure(.nothingFound, "no level does: \(reasons)")
    }
    switch drawing.format {
    case .json: try context.streams.printLine(JSONText.pretty(sheet.json))
    case .csv:
      if case .success(let chart) = InsightChart.plan(plan) {
        try context.streams.write(chart.table.csv)
      }
    case .svg:
      switch InsightChart.plan(plan) {
      case .success(let chart): try context.streams.write(chart.chart.svg(drawing.svgOptions))
      case .failure(let nothing): throw CommandFailure(.nothingFound, nothing.reason)
      }
    case .table:
      try context.streams.write(sheet.render(width: context.width, style: context.style))
      if case .success(let chart) = InsightChart.plan(plan), plan.stops.count > 2 {
        try context.streams.write("\n" + drawing.text(chart.chart, context))
      }
      for note in sheet.notes { context.streams.note(note) }
    }
  }
}
