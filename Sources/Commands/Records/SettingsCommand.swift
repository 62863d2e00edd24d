import ArgumentParser
import ChargingLog

/// The command `plugtrack settings`.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: "Show and change the settings; secrets are never shown.",
    subcommands: [
      SettingsListCommand.self, SettingsGetCommand.self, SettingsSetCommand.self,
      SettingsUnsetCommand.self, SettingsEditCommand.self, SettingsPasswordCommand.self,
    ]
  )

  static let keyCompletion = CompletionKind.list(names(Settings.schema.keys, prefix: ""))

  private static func names(_ keys: [SchemaKey], prefix: String) -> [String] {
    keys.flatMap { key -> [String] in
      guard case .mapping(let inner) = key.type else { return [prefix + key.key] }
      return names(inner, prefix: prefix + key.key + ".")
    }
  }
}
