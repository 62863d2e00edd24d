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

  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if by != nil, !subject.isGrouped {
      throw ValidationError("--by does not go with \(subject.rawValue), which has axes of its own.")
    }
  }

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let index = try await directory.load()
    let positions = try selection.filter(index, context).positions(in: index)
    let grouping = try by.map { text throws(CommandFailure) in try Self.grouping(text) }
    context.reportLeftOut(index)
    let result = InsightChart.draw(
      subject,
      by: grouping ?? Grouping([.month]),
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
