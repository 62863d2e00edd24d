import ArgumentParser
import ChargingLog
import DataDirectory

/// `plugtrack conflicts`: what waits for a choice.
struct ConflictsCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List the values that two machines changed differently.",
    discussion: """
      One side stands in the record; the other waits in conflicts/ until you choose with resolve.
      """
  )

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let conflicts = index.conflicts.sorted { $0.path < $1.path }
    let list = ConflictList(conflicts: conflicts)
    switch format.format {
    case .table where conflicts.isEmpty: context.streams.note("no conflicts")
    case .table:
      try context.streams.write(list.table.render(width: context.width, style: context.style))
    case .csv: try context.streams.write(list.csv)
    case .json: try context.streams.printLine(JSONText.pretty(list.json))
    case .yaml:
      for conflict in conflicts {
        try context.streams.write("--- # \(conflict.path)\n")
        guard !conflict.isSecret else {
          try context.streams.printLine("# the values are secrets and are not shown")
          continue
        }
        try context.streams.out.write(directory.bytes(of: conflict.path) ?? [])
      }
    }
    context.reportLeftOut(index)
  }
}
