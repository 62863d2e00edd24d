import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack set ID key=value …`.
struct SetCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change values of a session, and nothing else in its file.",
    discussion: """
      Write key=value, fees.idle=1.50 for a key in a mapping, tags+=trip and tags-=trip for a list. \
      Comments, quotes and the order of keys stay as they are.
      """
  )

  @Argument(help: "The session.", completion: Completions.sessions)
  var id: String

  @Argument(help: ArgumentHelp("What to change.", valueName: "key=value"))
  var assignments: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { directory in
      let index = try await directory.load()
      let path = try SessionReference(text: id).path(in: index)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .set(path: path, kind: .session, assignments: assignments)
    }
  }
}
