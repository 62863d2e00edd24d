public import ArgumentParser
import Glibc
import GitSync
import TerminalText

/// The command line: `plugtrack COMMAND`.
public struct PlugTrack: AsyncParsableCommand {
  /// Every command, in the groups that `--help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "plugtrack",
    abstract: "Keeps the charging log of your electric car in plain files that you own.",
    discussion: """
      Begin with: plugtrack init ~/charging
      The data directory is the one of --data (-C), else of $PLUGTRACK_DATA, else the nearest at or \
      above the working directory, else $XDG_DATA_HOME/plugtrack.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Log",
        subcommands: [
          InitCommand.self, LogCommand.self, ListCommand.self, ShowCommand.self, SetCommand.self,
          UnsetCommand.self, EditCommand.self, RemoveCommand.self,
        ]
      ),
      CommandGroup(
        name: "Understand",
        subcommands: [
          StatsCommand.self, ReportCommand.self, ChartCommand.self, AdviseCommand.self,
          BatteryCommand.self, PlanCommand.self, WhatIfCommand.self, ReimburseCommand.self,
          RepriceCommand.self, CheckCommand.self, ServeCommand.self,
        ]
      ),
      CommandGroup(
        name: "Cars and prices",
        subcommands: [
          CarCommand.self, LocationCommand.self, TariffCommand.self, SettingsCommand.self,
        ]
      ),
      CommandGroup(
        name: "Sync",
        subcommands: [
          SyncCommand.self, StatusCommand.self, CommitCommand.self, CloneCommand.self,
          HistoryCommand.self, UndoCommand.self, RestoreCommand.self, DoctorCommand.self,
          ConflictsCommand.self, ResolveCommand.self, InstallGitCommand.self,
          MergeDriverCommand.self, TextconvCommand.self,
        ]
      ),
      CommandGroup(name: "Exchange", subcommands: [ImportCommand.self, ExportCommand.self]),
      CommandGroup(
        name: "Help",
        subcommands: [SchemaCommand.self, CompletionsCommand.self, ManualCommand.self]
      ),
    ]
  )

  /// Made by the argument parser.
  public init() {}

  /// Runs the command that the process was started with, and ends the process.
  ///
  /// A process that speaks to a remote for another one is started by an argument of its own, ahead of
  /// every option.
  public static func start() async {
    if CommandLine.arguments.dropFirst() == [NetworkChild.argument] {
      Glibc.exit(NetworkChild.run(environment: Terminal.allEnvironment()))
    }
    if let argument = Terminal.unreadableArgument() {
      OutputStreams.standard().note(
        "error: this argument is not UTF-8: \(argument.escapingControlsButLayout)\n"
          + "  nothing was done; write it on a terminal whose encoding is UTF-8"
      )
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    let words = arguments(Array(CommandLine.arguments.dropFirst()))
    if let unknown = UnknownCommand.find(in: words) {
      OutputStreams.standard().note(unknown.message)
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    await main(words)
  }

  /// The arguments as the parser wants them, of those that a person writes.
  static func arguments(_ words: [String]) -> [String] {
    // What a shell asks for completions is handed over as it is.
    if words.first?.hasPrefix("---") == true { return words }
    return LeadingOptions.moved(NegativeValues.joined(words))
  }
}
