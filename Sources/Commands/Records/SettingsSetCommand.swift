import ArgumentParser
import ChargingLog
import DataDirectory
import Vault

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
    try refusePlainPassword()
    try await SettingsFile.editing(context, dataOptions, write) { editing in
      try ReferenceGuard(index: editing.writing.index, directory: editing.writing.directory)
        .check(assignments, keys: Settings.schema.keys)
      try await editing.set(path: SettingsFile.path, kind: .settings, assignments: assignments)
    }
  }

  /// A password would stand in the history for ever, and be no password: the viewer takes hashes.
  private func refusePlainPassword() throws(CommandFailure) {
    let name = "viewer.password="
    for text in assignments where text.hasPrefix(name) {
      guard PasswordHash(parsing: String(text.dropFirst(name.count))) == nil else { continue }
      throw CommandFailure(
        .usage,
        "viewer.password is kept as a hash, which this is not",
        fix: "set it with: plugtrack settings set-password"
      )
    }
  }
}
