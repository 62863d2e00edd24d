import ArgumentParser
import ChargingLog
import DataDirectory
import Insights

/// `plugtrack what-if`: the same home sessions under every tariff on file.
struct WhatIfCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Price the home sessions under every tariff on file.",
    discussion: """
      Also says what shifting alone would have saved: the energy of each session at the cheapest \
      time of being plugged in.
      """
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let positions = try selection.filter(index, context).positions(in: index)
    context.reportLeftOut(index)
    let report = WhatIfReport(whatIf: WhatIf(of: positions, in: index), index: index)
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(report.json))
    case .csv: try context.streams.write(report.csv)
    case .yaml: throw format.refusal(of: "what-if", instead: "json or csv")
    case .table:
      guard !report.whatIf.rows.isEmpty else {
        throw CommandFailure(
          .nothingFound,
          report.whatIf.sessions == 0
            ? "no session was at home" : "no tariff on file can price a session at home"
        )
      }
      try context.streams.write(report.table.render(width: context.width, style: context.style))
      context.streams.note(report.remark)
    }
    if report.whatIf.rows.isEmpty { throw ExitStatus.nothingFound.code }
  }
}
