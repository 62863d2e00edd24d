import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack car edit ID`.
struct EditRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit",
      abstract: "Open a \(Noun.word) in your editor, and check it when you save.",
      discussion:
        "Takes $VISUAL or $EDITOR. A text with errors is never written: you can go back to it."
    )
  }

  @Argument(help: "The \(Noun.word).", completion: Noun.completion)
  var id: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: true) { directory in
      let index = try await directory.load()
      let id = try RecordReference<Noun>(text: id).id(in: index, directory)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .edit(path: Noun.path(of: id))
    }
  }
}
