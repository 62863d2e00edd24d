import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack edit ID`.
struct EditCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open a session in your editor, and check it when you save.",
    discussion:
      "Takes $VISUAL or $EDITOR. A text with errors is never written: you can go back to it."
  )

  @Argument(help: "The session.", completion: Completions.sessions)
  var id: String = "last"

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: true) { directory in
      let index = try await directory.load()
      let path = try SessionReference(text: id).path(in: index)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .edit(path: path)
    }
  }
}
