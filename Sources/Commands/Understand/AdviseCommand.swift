import ArgumentParser
import ChargingLog
import DataDirectory
import Insights

/// `plugtrack advise`: what is worth doing or knowing.
struct AdviseCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Say what is worth doing, and what it is based on.",
    discussion: """
      Thresholds are keys of settings.yaml below insights. A code, or a code with its subject, in \
      insights.dismissed is not shown again.
      """
  )

  @Flag(help: "Show what is dismissed too.")
  var all = false

  @Option(help: "As if it were the end of this day: 2026-11-23, yesterday.")
  var on: String?

  @Flag(help: "List the rules with their thresholds instead.")
  var rules = false

  @Flag(help: "Say of each figure how it was worked out.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    if rules {
      try show(AdviceRuleTable(settings: index.settings), context)
      return
    }
    context.reportLeftOut(index)
    let found = Advice.all(in: index, at: try moment(index, context))
    let shown = found.filter { all || !$0.isDismissed }
    let sheet = AdviceSheet(advice: shown, index: index, isExplained: explain)
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(sheet.json))
    case .csv: try context.streams.write(sheet.csv)
    case .yaml: throw format.refusal(of: "advise", instead: "json or csv")
    case .table:
      if shown.isEmpty { context.streams.note("nothing to advise") }
      try context.streams.write(sheet.render(context.style, width: context.width))
      let hidden = found.count - shown.count
      if hidden > 0 { context.streams.note("\(hidden) dismissed: --all shows them") }
    }
  }

  private func show(_ table: AdviceRuleTable, _ context: CommandContext) throws {
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(table.json))
    case .csv: try context.streams.write(table.csv)
    case .yaml: throw format.refusal(of: "advise", instead: "json or csv")
    case .table:
      try context.streams.write(table.table.render(width: context.width, style: context.style))
    }
  }

  /// The end of the day that is asked about, else now.
  private func moment(_ index: ChargingIndex, _ context: CommandContext) throws(CommandFailure)
    -> Instant
  {
    guard let on else { return context.now }
    switch DatePeriod.parse(on, today: context.localNow(index.settings).date) {
    case .success(let period):
      return (index.settings.timeZone ?? .utc).startOfDay(period.end).advanced(bySeconds: -1)
    case .failure(let problem):
      throw CommandFailure(
        .usage,
        "--on: \(problem.message)",
        fix: problem.fix.map { "write \($0)" }
      )
    }
  }
}
