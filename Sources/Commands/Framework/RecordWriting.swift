import ChargingLog
import DataDirectory
import YAMLRecord

/// Checks changed records, shows the diff or writes them: the last part of every writing command.
struct RecordWriting {
  let context: CommandContext
  var directory: DataDirectory
  let index: ChargingIndex
  let options: WriteOptions

  /// Writes changes whose every record is sound, and commits them, with other programs kept from
  /// writing in between; `false` when they were only shown.
  ///
  /// - Parameters:
  ///   - changes: At most one for each file.
  ///   - subject: What the commit says; by default which keys of which records change.
  /// - Throws: ``CommandFailure`` with the problems of the new text, ``DataDirectoryError``.
  @discardableResult
  func write(_ changes: [FileChange], _ subject: String? = nil) async throws -> Bool {
    let changes = changes.filter { $0.before != $0.after }
    let warnings = try validate(changes)
    if options.isDryRun {
      for change in changes {
        try context.streams.write(
          LineDiff(change).painted(context.style)
        )
      }
      context.report(warnings)
      return false
    }
    try await directory.exclusively { directory in
      try directory.write(changes)
      context.report(warnings)
      for note in stalePrices(in: changes) { context.streams.note(note) }
      let subject = subject ?? ChangeSubject("set", changes).text
      try await CommitStep(context: context, directory: directory, settings: index.settings)
        .commit(changes, subject, unless: options.leavesUncommitted)
    }
    return true
  }

  /// What is questionable about the changed records.
  ///
  /// - Throws: ``CommandFailure`` with what is wrong with them.
  func validate(_ changes: [FileChange]) throws(CommandFailure) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var sessions: [Session] = []
    var findings: [Finding] = []
    for change in changes {
      guard let after = change.after, RecordKind(path: change.path) != nil else { continue }
      let file = RecordFile.read(after, path: change.path)
      diagnostics += file.diagnostics
      switch file.content {
      case .session(let session): sessions.append(session)
      case .tariff(let tariff): findings += index.priceFindings(about: tariff)
      default: break
      }
    }
    findings += self.findings(about: sessions)
    diagnostics += findings.map { finding in
      finding.diagnostic { path in
        let bytes =
          changes.first { $0.path == path }?.after ?? (try? directory.bytes(of: path)) ?? nil
        return bytes.flatMap { Record.read($0, file: path).record }
      }
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(
        .usage,
        "nothing was written",
        diagnostics: diagnostics.filter { $0.severity == .error }
      )
    }
    // A change that settles a conflict need not be told of it.
    let settles = changes.contains { RecordKind(path: $0.path) == .conflict && $0.after == nil }
    return diagnostics.filter { $0.severity == .warning && !(settles && $0.code == "conflict") }
  }

  /// What is to be said of frozen costs that stay behind changes of their sessions.
  private func stalePrices(in changes: [FileChange]) -> [String] {
    changes.compactMap { change in
      guard RecordKind(path: change.path) == .session,
        let (before, after) = change.before.flatMap({ old in change.after.map { (old, $0) } }),
        case .session(let old) = RecordFile.read(before, path: change.path).content,
        case .session(let new) = RecordFile.read(after, path: change.path).content
      else { return nil }
      return StalePrice(index: index).note(before: old, after: new)
    }
  }

  /// What the checks across records say of some sessions beside their neighbours.
  private func findings(about sessions: [Session]) -> [Finding] {
    guard let first = sessions.map(\.start.civil.date).min(),
      let last = sessions.map(\.start.civil.date).max()
    else { return [] }
    let paths = Set(sessions.map(\.path))
    let days = Self.neighbourhood(of: first...last)
    let window = CivilTime(date: days.lowerBound)...CivilTime(date: days.upperBound)
    let neighbours = index.sessions(beginning: window).filter { !paths.contains($0.path) }
    return index.with(sessions: neighbours + sessions).check(now: context.now).filter { finding in
      // A finding about two sessions stands at either of them.
      paths.contains(finding.file) || finding.notes.contains { paths.contains($0.file) }
    }
  }

  /// The days whose sessions say whether one of a day among them is likely.
  static func neighbourhood(of days: ClosedRange<CivilDate>) -> ClosedRange<CivilDate> {
    days.lowerBound.adding(days: -40)...days.upperBound.adding(days: 40)
  }
}
