import ArgumentParser
import ChargingLog

/// The command `plugtrack man [COMMAND …]`.
struct ManualCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print the manual page.",
    discussion: """
      To read it: plugtrack man | man -l -
      To keep it: plugtrack man > ~/.local/share/man/man1/plugtrack.1
      """
  )

  @Argument(help: "Only the page of a command, such as: car add.")
  var command: [String] = []

  @OptionGroup(visibility: .hidden) var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    guard let program = CommandHelp.ofProgram() else {
      throw CommandFailure(.usage, "the commands cannot be described")
    }
    guard let found = program.command(command) else {
      let wanted = command.joined(separator: " ")
      let nearest = Spelling.nearest(to: command.first ?? "", among: program.commands.map(\.name))
      throw CommandFailure(
        .usage,
        "there is no command \(wanted)",
        fix: nearest.map { "did you mean \($0)?" } ?? "plugtrack --help lists them"
      )
    }
    let page = ManualPage(command: found, version: PlugTrack.configuration.version)
    try context.streams.write(page.text)
  }
}
