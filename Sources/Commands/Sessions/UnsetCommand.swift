import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack unset ID key …`.
struct UnsetCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "unset",
    abstract: "Take values out of a session: they become unknown."
  )

  @Argument(help: "The session.", completion: Completions.sessions)
  var id: String

  @Argument(help: "The keys to take out.")
  var keys: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { directory in
      let index = try await directory.load()
      let path = try SessionReference(text: id).path(in: index)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .unset(path: path, kind: .session, keys: keys)
    }
  }
}
