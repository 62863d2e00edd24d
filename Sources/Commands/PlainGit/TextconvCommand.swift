import ArgumentParser
import ChargingLog
import YAMLRecord

/// `plugtrack textconv FILE`: a record as `git diff` shows it.
struct TextconvCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "textconv",
    abstract: "Print a record with its keys sorted, for git diff; install-git sets it up.",
    discussion: """
      Every value stands on a line of its own behind its whole key, so that a diff shows what was \
      changed and nothing of how it is written. A file that cannot be read is printed as it is.
      """
  )

  @Argument(help: "The file.", completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let bytes = try PlainFile(file, in: context.workingDirectory).read()
    let reading = Record.read(bytes, file: file)
    guard let record = reading.record, reading.diagnostics.isEmpty else {
      try context.streams.out.write(bytes)
      return
    }
    // Git hands a copy that does not say which kind of record it is.
    let lines = record.sortedLines(.mapping(RecordKind.mergeRulesOfAnyKind))
    try context.streams.write(lines.map { $0 + "\n" }.joined())
  }
}
