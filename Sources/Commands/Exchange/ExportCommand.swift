import ArgumentParser
import ChargingLog
import DataDirectory
import Importing

/// `plugtrack export`: writes sessions for other programs.
struct ExportCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write sessions as CSV or JSON.",
    discussion: """
      csv has a column for each key, and comes back by plugtrack import with the same file names and,
      for files that this program wrote, the same bytes; comments and keys of your own (x-…) have no
      column. ndjson is one session a line, for DuckDB and the like. plugtrack-csv, evcc and
      lubelogger are the formats of those programs, which leave out what they have no column for.
      """
  )

  /// What sessions are written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, ndjson
    case plugtrackCSV = "plugtrack-csv"
    case evcc, lubelogger
  }

  @Option(help: "csv, json, ndjson, plugtrack-csv, evcc or lubelogger.")
  var format = Format.csv

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let index = try await context.dataDirectory(dataOptions, at: past.when).load()
    let positions = try selection.filter(index, context).positions(in: index)
    context.reportLeftOut(index)
    let export = SessionExport(index: index, positions: positions, format: format)
    if let output, output != "-" {
      var file = try ExportFile(output)
      try export.write { try file.write($0) }
      try file.finish()
      context.streams.note("\(positions.count) sessions in \(output)")
    } else {
      try export.write { try context.streams.out.write($0) }
    }
    if positions.isEmpty { throw ExitStatus.nothingFound.code }
  }
}
