import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText

/// `plugtrack restore ID --at WHEN`: a record as it once was.
struct RestoreCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring a record back as it once was, as a new commit.",
    discussion: "ID is a session, or the path of any record; also of one that has been removed."
  )

  @Argument(help: "The record.", completion: Completions.sessions)
  var id: String

  @Option(help: ArgumentHelp("A commit, or a date and time.", valueName: "when"))
  var at: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { try await run(in: context, $0) }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let repository = try await context.repository(of: directory)
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let path = try await RecordPath(text: id).path(in: index, directory, repository)
    let moment = Moment(text: at, zone: index.settings.timeZone ?? .utc)
    let commit = try await moment.commit(in: repository)
    guard let bytes = try await repository.content(of: path, in: commit.tree) else {
      throw CommandFailure(
        .nothingFound,
        "\(path) was not there in \(commit.id.short)",
        fix: "plugtrack history \(ShellWord.argument(RecordID.of(path: path))) shows when it was"
      )
    }
    let change = FileChange(path: path, before: try directory.bytes(of: path), after: bytes)
    guard change.before != change.after else {
      context.streams.note("nothing to restore: \(path) is like that")
      return
    }
    if write.isDryRun {
      return try context.streams.write(
        LineDiff(change).painted(context.style)
      )
    }
    let date = Timestamp(
      Instant(secondsSince1970: commit.committer.secondsSince1970),
      in: index.settings.timeZone ?? .utc
    ).civil.date.text
    let subject = "restore \(RecordID.of(path: path)) as of \(date), \(commit.id.short)"
    try await CommitStep(context: context, directory: directory, settings: index.settings)
      .write([change], subject, unless: write.leavesUncommitted)
    context.streams.note(subject)
  }
}
