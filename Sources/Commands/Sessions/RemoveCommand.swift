import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack rm ID …`.
struct RemoveCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm",
    abstract: "Remove sessions."
  )

  @Argument(help: "The sessions.", completion: Completions.sessions)
  var ids: [String]

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: !yes) { directory in
      let index = try await directory.load()
      var paths: [String] = []
      for id in ids {
        let path = try SessionReference(text: id).path(in: index)
        if !paths.contains(path) { paths.append(path) }
      }
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .remove(paths: paths, isSure: yes, what: paths.count == 1 ? "session" : "sessions")
    }
  }
}
