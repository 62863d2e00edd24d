import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack car set ID key=value …`.
struct SetRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set",
      abstract: "Change values of a \(Noun.word), and nothing else in its file.",
      discussion: SchemaHelp.keys(Noun.keys)
    )
  }

  @Argument(help: "The \(Noun.word).", completion: Noun.completion)
  var id: String

  @Argument(help: ArgumentHelp("What to change.", valueName: "key=value"))
  var assignments: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { directory in
      let index = try await directory.load()
      let id = try RecordReference<Noun>(text: id).id(in: index, directory)
      try ReferenceGuard(index: index, directory: directory).check(assignments, keys: Noun.keys)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .set(path: Noun.path(of: id), kind: Noun.kind, assignments: assignments)
    }
  }
}
