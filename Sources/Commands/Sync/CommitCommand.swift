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
    let found = try await edits.find()
    if isDryRun {
      for change in found.changes {
        try context.streams.write(
          LineDiff(path: change.path, old: change.before, new: change.after).painted(context.style)
        )
      }
    } else if found.changes.isEmpty {
      context.streams.note("nothing to commit")
    } else {
      let lines = found.changes.map { ChangeSubject.line("edit", $0) }
      let subject = message ?? ChangeSubject("edit", found.changes).text
      let recorded = try await repository.record(
        found.changes.map { PathChange(path: $0.path, content: $0.after) },
        message: CommitMessage(subject, body: lines.count > 1 ? Array(lines.prefix(200)) : []),
        by: context.committer(context.settings(of: directory))
      )
      if let recorded {
        try context.streams.printLine("\(recorded.id.short) \(recorded.subject.escapingControls)")
        for note in recorded.notes { context.streams.note(note.escapingControls) }
      }
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
