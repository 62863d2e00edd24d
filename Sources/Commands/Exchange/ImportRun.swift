import ChargingLog
import DataDirectory
import Importing
import TerminalText
import YAMLRecord

/// The import of some files: reads, leaves out what is there, writes, and says what it did.
struct ImportRun {
  let context: CommandContext
  let directory: DataDirectory
  let index: ChargingIndex
  let options: ImportOptions
  let catalog: RuleCatalog
  /// The rules that were asked for.
  let rules: String?
  let isDryRun: Bool

  private(set) var hasProblems = false
  private var known: KnownSessions
  private var names: SessionNames
  private var changes: [FileChange] = []
  /// What has been written and not yet committed.
  private var written: [FileChange] = []
  private var sources: [String] = []

  /// How many files are written at once.
  private static let chunk = 5000

  init(
    context: CommandContext,
    directory: DataDirectory,
    index: ChargingIndex,
    options: ImportOptions,
    catalog: RuleCatalog,
    rules: String?,
    isDryRun: Bool
  ) {
    self.context = context
    self.directory = directory
    self.index = index
    self.options = options
    self.catalog = catalog
    self.rules = rules
    self.isDryRun = isDryRun
    known = KnownSessions(index)
    names = SessionNames(directory, index)
  }

  /// Takes all files, one after the other; one that cannot be read does not stop the others.
  mutating func take(_ inputs: [Result<ImportInput, any Error>]) throws {
    for input in inputs {
      do {
        try take(try input.get())
      } catch let failure as ImportFailure {
        hasProblems = true
        context.report(failure.diagnostics)
      } catch let failure as CommandFailure where inputs.count > 1 {
        hasProblems = true
        context.report(failure.diagnostics)
        context.streams.note(context.errorStyle.paint("error:", as: .error) + " " + failure.message)
      }
    }
    try write()
  }

  private mutating func take(_ input: ImportInput) throws {
    try input.refuseOtherFormats()
    sources.append(input.file.name)
    known.beginFile()
    let choice = try RulesChoice(input, catalog: catalog, rules: rules)
    say(choice.text)
    var tally = ImportTally(path: input.file.path)
    var rejected = RejectedFile(stem: input.stem, isDryRun: isDryRun)
    let progress = Progress(input.file.name)
    var count = 0
    try choice.run(input.file, index, options) { header, outcome in
      count += 1
      progress.update(count)
      let refused =
        switch outcome {
        case .session(let session): try take(session, &tally)
        case .rejected(let rows): rows
        }
      guard !refused.isEmpty else { return }
      try rejected.take(refused, header: header, dialect: choice.dialect)
      tally.take(refused)
    }
    progress.finish()
    let file = try rejected.finish()
    do {
      try write()
    } catch {
      rejected.takeBack()
      throw error
    }
    hasProblems = hasProblems || tally.rejectedCount > 0
    for line in tally.warnings { context.streams.note(line) }
    context.report(tally.diagnostics)
    say(tally.summary(isDryRun: isDryRun, rejectedFile: file))
  }

  /// Takes a session that is not there yet.
  ///
  /// - Returns: The rows that cannot be told from those of another session.
  private mutating func take(
    _ session: ImportedSession,
    _ tally: inout ImportTally
  ) throws -> [RejectedRow] {
    if let twin = known.twin(of: session) {
      if let line = twin.line, twin.isElsewhere { return session.rejected(asTwinOf: line) }
      tally.take(twin, line: session.line)
      return []
    }
    known.add(session)
    tally.takenCount += 1
    tally.take(session.warnings, line: session.line)
    let change = FileChange(
      path: names.path(for: session.session),
      before: nil,
      after: FrozenPrice.add(to: session, in: index).bytes
    )
    if isDryRun {
      try context.streams.write(
        LineDiff(change).painted(context.style)
      )
      return []
    }
    changes.append(change)
    if changes.count >= Self.chunk { try write() }
    return []
  }

  private mutating func write() throws {
    guard !changes.isEmpty else { return }
    try directory.write(changes)
    written += changes
    changes = []
  }

  /// Commits everything that was written, all files in one commit.
  mutating func commit(_ options: WriteOptions) async throws {
    let changes = written
    written = []
    let count = changes.count == 1 ? "1 session" : "\(changes.count) sessions"
    try await CommitStep(context: context, directory: directory, settings: index.settings).commit(
      changes,
      "import \(count) from \(sources.joined(separator: ", "))",
      unless: options.leavesUncommitted
    )
  }

  /// The result; beside a diff, a message.
  private func say(_ text: String) {
    guard !isDryRun else { return context.streams.note(text.escapingControlsButLayout) }
    try? context.streams.printLine(text.escapingControlsButLayout)
  }
}
