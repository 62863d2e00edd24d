import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack settings unset KEY …`.
struct SettingsUnsetCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "unset",
    abstract: "Take settings out: their defaults apply again."
  )

  @Argument(help: "The keys to take out.", completion: SettingsCommand.keyCompletion)
  var keys: [String]

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await SettingsFile.editing(context, dataOptions, write) { editing in
      try await editing.unset(path: SettingsFile.path, kind: .settings, keys: keys)
    }
  }
}
