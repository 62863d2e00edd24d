public import ArgumentParser

/// The command line: `plugtrack COMMAND`.
public struct PlugTrack: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "plugtrack",
    abstract: "Keeps the charging log of your electric car in plain files that you own.",
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Log",
        subcommands: [
          LogCommand.self, ListCommand.self, ShowCommand.self, SetCommand.self, UnsetCommand.self, EditCommand.self, RemoveCommand.self,
        ]),
      CommandGroup(name: "Understand", subcommands: [CheckCommand.self]),
    ])

  /// Made by the argument parser.
  public init() {}

  /// Runs the command that the process was started with, and ends the process.
  public static func start() async { await main() }
}
