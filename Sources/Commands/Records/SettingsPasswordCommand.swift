import ArgumentParser
import ChargingLog
import DataDirectory
import Vault

/// `plugtrack settings set-password`: keeps a hash of the viewer's password.
struct SettingsPasswordCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-password",
    abstract: "Set the password of the viewer; the settings keep a salted hash of it.",
    discussion: """
      Asks twice on a terminal, without showing it. Elsewhere the first line of standard input is \
      taken. Whoever is signed in to a running viewer has to sign in again.
      """
  )

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  static let shortest = 8

  func run(in context: CommandContext) async throws {
    try await SettingsFile.editing(context, dataOptions, write, asks: true) { editing in
      let hash = try hash(of: read(context))
      try await editing.set(
        path: SettingsFile.path,
        kind: .settings,
        assignments: ["viewer.password=\(hash.text)"]
      )
    }
  }

  private func hash(of password: String) throws(CommandFailure) -> PasswordHash {
    guard password.count >= Self.shortest else {
      throw CommandFailure(
        .usage,
        "the password is too short",
        fix: "take at least \(Self.shortest) characters; a few words are easy to type on a phone"
      )
    }
    do throws(VaultError) {
      return try PasswordHash(of: password)
    } catch {
      throw CommandFailure(.cannotWrite, error.message)
    }
  }

  private func read(_ context: CommandContext) throws -> String {
    guard context.isInteractive else {
      guard let line = context.console.readLine(), !line.isEmpty else {
        throw CommandFailure(
          .usage,
          "there is no password on standard input",
          fix: "type it on a terminal, or pipe it in"
        )
      }
      return line
    }
    let password = try Terminal.readHidden("Password of the viewer: ", context.console)
    guard try Terminal.readHidden("The same again: ", context.console) == password else {
      throw CommandFailure(.usage, "the two are not the same: nothing was written")
    }
    return password
  }
}
