import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// `plugtrack commit`: what was edited by hand becomes a commit.
struct CommitCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Commit what was edited by hand.",
    discussion: """
      One commit of the files of the data, which says which keys of which records changed. A file \
      that cannot be read is named and left as it is.
      """
  )

  @Option(help: ArgumentHelp("What the commit says instead.", valueName: "text"))
  var message: String?

  @Flag(name: .customLong("dry-run"), help: "Print the exact diff and commit nothing.")
  var isDryRun = false

  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let repository = try await context.repository(of: directory)
    if !isDryRun { context.clearLocks(of: directory) }
    let edits = HandEdits(context: context, directory: directory, repository: repository)
    if isDryRun {
      let found = try await edits.find()
      for change in found.changes {
        try context.streams.write(
          LineDiff(change).painted(context.style)
        )
      }
      return try context.refuseBroken(found.broken)
    }
    let (found, recorded) = try await edits.commit(
      context.settings(of: directory),
      saying: message
    )
    if let recorded {
      try context.streams.printLine("\(recorded.id.short) \(recorded.subject.escapingControls)")
      for note in recorded.notes { context.streams.note(note.escapingControls) }
    } else {
      context.streams.note("nothing to commit")
    }
    try context.refuseBroken(found.broken)
  }
}

extension CommandContext {
  /// The repository of a data directory.
  ///
  /// - Throws: ``CommandFailure`` when it is none.
  func repository(of directory: DataDirectory) async throws -> Repository {
    if let repository = try Repository.open(directory.root) { return repository }
    throw CommandFailure(
      .problems,
      "\(directory.root) is no git repository, so it has no history",
      fix: "make it one with: plugtrack init \(directory.root)"
    )
  }

  /// The settings of a directory; the defaults where they cannot be read.
  func settings(of directory: DataDirectory) -> Settings {
    guard case .settings(let settings) = directory.read(SettingsFile.path)?.content else {
      return Settings()
    }
    return settings
  }

  /// Names the files that were left uncommitted, and fails if there are any.
  func refuseBroken(_ broken: [YAMLRecord.Diagnostic]) throws(CommandFailure) {
    guard !broken.isEmpty else { return }
    let count =
      broken.count == 1
      ? "1 file cannot be read and is" : "\(broken.count) files cannot be read and are"
    throw CommandFailure(
      .problems,
      "\(count) left uncommitted",
      fix: "mend with plugtrack edit, then run this again",
      diagnostics: broken
    )
  }
}
