import ArgumentParser
import ChargingLog
import Charts
import DataDirectory
import InsightCharts
import Insights

/// `plugtrack chart WHAT`: a picture of a selection of sessions.
struct ChartCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw cost, energy, price, efficiency and more.",
    discussion: """
      WHAT is one of: \(ChartSubject.allCases.map(\.rawValue).joined(separator: ", ")). --by takes \
      what stats takes, and a second key divides each bar, or gives each line: --by month,car.
      """
  )

  @Argument(help: ArgumentHelp("What to draw.", valueName: "what"))
  var subject: ChartSubject

  @Option(help: "What lies along the bottom, and what divides it: month, network, month,car.")
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Also draw the mean of each value and those before it, so many in all.",
      valueName: "count"
    )
  )
  var average: Int?

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if by != nil, !subject.isGrouped {
      throw ValidationError("--by does not go with \(subject.rawValue), which has axes of its own.")
    }
    guard let average else { return }
    guard subject.isGrouped else {
      throw ValidationError("--average does not go with \(subject.rawValue).")
    }
    guard (2...366).contains(average) else {
      throw ValidationError("--average is out of range: write a number of 2 to 366.")
    }
  }

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let positions = try selection.filter(index, context).positions(in: index)
    let grouping = try by.map { text throws(CommandFailure) in try Self.grouping(text) }
    if average != nil, let grouping, grouping.keys.count > 1 || !grouping.isOfTime {
      throw CommandFailure(
        .usage,
        "--average goes with one key of time",
        fix: "write --by day, week, month, quarter or year"
      )
    }
    context.reportLeftOut(index)
    let result = InsightChart.draw(
      subject,
      by: grouping ?? Grouping([.month]),
      average: average,
      of: positions,
      in: index
    )
    switch result {
    case .success(let chart): try drawing.show(chart, context)
    case .failure(let nothing): throw CommandFailure(.nothingFound, nothing.reason)
    }
  }

  private static func grouping(_ text: String) throws(CommandFailure) -> Grouping {
    switch Grouping.parse(text) {
    case .success(let grouping) where grouping.keys.count <= 2: return grouping
    case .success:
      throw CommandFailure(.usage, "--by: a chart has two keys at most", fix: "write month,car")
    case .failure(let problem):
      throw CommandFailure(.usage, "--by: \(problem.message)", fix: problem.fix)
    }
  }
}

extension ChartSubject: ExpressibleByArgument {}
