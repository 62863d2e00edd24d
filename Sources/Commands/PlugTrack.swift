public import ArgumentParser

/// The command line: `plugtrack COMMAND`.
public struct PlugTrack: AsyncParsableCommand {
  /// Every command, in the groups that `--help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "plugtrack",
    abstract: "Keeps the charging log of your electric car in plain files that you own.",
    discussion: """
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
  public static func start() async {
    await main(LeadingOptions.moved(Array(CommandLine.arguments.dropFirst())))
  }
}
