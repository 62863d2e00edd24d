import ArgumentParser
import ChargingLog
import DataDirectory
import Insights

/// `plugtrack show ID`: one session, with what follows from it.
struct ShowCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one session.",
    discussion: "ID is a session's id, the beginning of it, last, or last~2 for the second before."
  )

  @Argument(help: "The session.", completion: Completions.sessions)
  var id: String

  @Flag(help: "Say of each figure how it was worked out, and how far to trust it.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let position = try SessionReference(text: id).position(in: index)
    let session = index.sessions[position]
    switch format.format {
    case .json:
      try context.streams.printLine(
        JSONText.pretty(
          SessionJSON(index: index, position: position, isExplained: explain).json
        )
      )
    case .yaml:
      let bytes = try directory.bytes(of: session.path) ?? []
      try context.streams.write(String(decoding: bytes, as: UTF8.self))
    case .csv:
      let table = SessionTable(index: index, positions: [position])
      try context.streams.write(table.csv())
    case .table:
      try context.streams.write(
        SessionSheet(index: index, position: position, isExplained: explain).render(context.style)
      )
    }
  }
}
