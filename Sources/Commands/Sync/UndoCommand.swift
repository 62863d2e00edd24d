import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText

/// `plugtrack undo`: takes the program's last change back, as a new commit.
struct UndoCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take the last change back, as a new commit.",
    discussion: """
      Run again it takes back the change before that one. What was changed since stays as it is: \
      where both touch the same value, nothing is undone.
      """
  )

  @Argument(help: "The commit to take back; the last one when left out.")
  var commit: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { try await run(in: context, $0) }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let repository = try await context.repository(of: directory)
    let target = try await target(repository)
    guard target.parents.count == 1 else {
      throw CommandFailure(
        .usage,
        "\(target.id.short) \(target.parents.isEmpty ? "is the first commit" : "is a merge")",
        fix: "name another commit; plugtrack history shows them"
      )
    }
    let changes = try await changes(undoing: target, directory, repository)
    try await refuseUsed(changes, directory)
    if write.isDryRun {
      for change in changes {
        try context.streams.write(
          LineDiff(change).painted(context.style)
        )
      }
      return
    }
    let subject = "undo \(target.message.subject)"
    try await CommitStep(
      context: context,
      directory: directory,
      settings: context.settings(of: directory),
      trailers: [.init("Undoes", target.id.description)]
    ).write(changes, subject, unless: write.leavesUncommitted)
    context.streams.note(subject.escapingControls)
  }

  /// - Throws: ``CommandFailure`` when a record that would go is used by others that would stay.
  private func refuseUsed(_ changes: [FileChange], _ directory: DataDirectory) async throws {
    let removed = changes.filter { $0.after == nil }.map(\.path)
    let used = removed.filter { [.car, .location, .tariff].contains(RecordKind(path: $0)) }
    guard !used.isEmpty else { return }
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    for path in used {
      guard let kind = RecordKind(path: path) else { continue }
      let id = RecordID.of(path: path)
      var users = RecordDependents(on: id, kind: kind, index: index, directory: directory)
      users.leaveOut(removed)
      guard !users.isEmpty else { continue }
      throw CommandFailure(
        .problems,
        "\(kind.rawValue) \(id) would go, and is used by \(users.summary)",
        fix: "take that back first, or change it"
      )
    }
  }

  /// The commit to take back: the latest of the program that has not been taken back.
  private func target(_ repository: Repository) async throws -> Commit {
    if let text = commit {
      if let found = try await repository.commit(named: text) { return found }
      throw CommandFailure(.nothingFound, "there is no commit \(text)")
    }
    guard let head = try await repository.head().commit else {
      throw CommandFailure(.nothingFound, "there is nothing to undo")
    }
    var undone: Set<String> = []
    for commit in try await repository.history(from: head, while: { _ in true }) {
      if let id = commit.message[trailer: "Undoes"] {
        undone.insert(id)
      } else if commit.message[trailer: "Machine"] != nil, commit.parents.count == 1,
        !undone.contains(commit.id.description)
      {
        return commit
      }
    }
    throw CommandFailure(.nothingFound, "there is nothing to undo")
  }

  private func changes(
    undoing commit: Commit,
    _ directory: DataDirectory,
    _ repository: Repository
  ) async throws -> [FileChange] {
    var result: [FileChange] = []
    for change in try await repository.changes(by: commit) {
      let present = try directory.bytes(of: change.path)
      if present == change.before { continue }
      if present == change.after {
        result.append(FileChange(path: change.path, before: present, after: change.before))
        continue
      }
      let merged = mergedRecord(
        path: change.path,
        base: change.after,
        primary: MergeSide(bytes: present, commit: "now", machine: nil, secondsSince1970: 1),
        secondary: MergeSide(
          bytes: change.before,
          commit: commit.id.description,
          machine: nil,
          secondsSince1970: 0
        )
      )
      guard merged.conflicts.isEmpty else {
        throw CommandFailure(
          .problems,
          "\(change.path) was changed at the same place since, so it is not taken back",
          fix:
            "see plugtrack history \(ShellWord.argument(RecordID.of(path: change.path))), and set the value"
        )
      }
      result.append(FileChange(path: change.path, before: present, after: merged.content))
    }
    guard !result.isEmpty else {
      throw CommandFailure(.nothingFound, "nothing of \(commit.id.short) is left to undo")
    }
    return result
  }
}
