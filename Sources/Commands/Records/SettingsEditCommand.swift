import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack settings edit`.
struct SettingsEditCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open the settings in your editor, and check them when you save."
  )

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await SettingsFile.editing(context, dataOptions, write, asks: true) { editing in
      try await editing.edit(path: SettingsFile.path)
    }
  }
}
