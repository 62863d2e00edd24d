import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack car unset ID key …`.
struct UnsetRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "unset",
      abstract: "Take values out of a \(Noun.word): they become unknown."
    )
  }

  @Argument(help: "The \(Noun.word).", completion: Noun.completion)
  var id: String

  @Argument(help: "The keys to take out.", completion: .list(Noun.keys.map(\.key)))
  var keys: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { directory in
      let index = try await directory.load()
      let id = try RecordReference<Noun>(text: id).id(in: index, directory)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .unset(path: Noun.path(of: id), kind: Noun.kind, keys: keys)
    }
  }
}
