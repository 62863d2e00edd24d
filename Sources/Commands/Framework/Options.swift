import ArgumentParser
import ChargingLog
import DataDirectory

/// Options that every command has.
struct DataOptions: ParsableArguments {
  @Option(
    name: [.customLong("data"), .customShort("C")],
    help: ArgumentHelp("The data directory.", valueName: "dir"),
    completion: .directory
  )
  var data: String?

  @Option(name: .customLong("color"), help: "Colour: auto, always or never.")
  var color: ColorChoice = .auto
}

extension ColorChoice: ExpressibleByArgument {}

/// How a reading command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, yaml
}

/// Options of every reading command.
struct FormatOptions: ParsableArguments {
  @Option(name: .customLong("format"), help: "Print as table, json, csv or yaml.")
  var format: OutputFormat = .table

  /// What is said of a form that a command does not print.
  func refusal(of command: String, instead: String) -> CommandFailure {
    CommandFailure(.usage, "\(command) has no \(format.rawValue)", fix: "take --format \(instead)")
  }
}

/// The option of commands that read the data as they are or once were.
struct PastOptions: ParsableArguments {
  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("The data as they were: a commit, a day or a time.", valueName: "when")
  )
  var when: String?
}

/// Options of every writing command.
struct WriteOptions: ParsableArguments {
  @Flag(name: .customLong("dry-run"), help: "Print the exact diff and write nothing.")
  var isDryRun = false

  @Flag(name: .customLong("no-commit"), help: "Leave the change in the files, uncommitted.")
  var leavesUncommitted = false
}
