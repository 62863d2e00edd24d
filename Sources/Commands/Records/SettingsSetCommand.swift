import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack settings set key=value …`.
struct SettingsSetCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change settings, and nothing else in their file.",
    discussion: "Write key=value, and petrol.price_per_litre=1.40 for a key in a mapping."
  )

  @Argument(help: ArgumentHelp("What to change.", valueName: "key=value"))
  var assignments: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await SettingsFile.editing(context, dataOptions, write) { editing in
      try ReferenceGuard(index: editing.writing.index, directory: editing.writing.directory)
        .check(assignments, keys: Settings.schema.keys)
      try await editing.set(path: SettingsFile.path, kind: .settings, assignments: assignments)
    }
  }
}
