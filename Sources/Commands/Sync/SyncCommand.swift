import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// `plugtrack sync`: brings this machine and the others in step.
struct SyncCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Bring this machine and the others in step.",
    discussion: """
      Commits what was edited by hand, fetches, merges value by value, and pushes. What two machines \
      changed differently stays: one value in the record, the other in conflicts/.
      """
  )

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    if [.csv, .yaml].contains(format.format) {
      throw format.refusal(of: "sync", instead: "json")
    }
    let directory = try context.dataDirectory(dataOptions)
    let session = try await SyncSession(context, directory)
    let (outcome, broken) = try await telling(session) { try await session.run() }
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(outcome.json(broken)))
    default:
      try context.streams.printLine(outcome.text)
      for path in outcome.conflicts {
        context.streams.note(
          context.errorStyle.paint("conflict:", as: .warning)
            + " both sides changed a value; the other one is in \(path.escapingControls)"
        )
      }
    }
    for note in outcome.notes { context.streams.note(note.escapingControls) }
    if outcome.hasMerged { try await SyncCheck(session).report(outcome) }
    try context.refuseBroken(broken)
  }
}

extension SyncCommand {
  /// Says what waits here when the remote cannot be reached: nothing is lost by that.
  private func telling<Value>(
    _ session: SyncSession,
    _ body: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await body()
    } catch let error as GitError where error.problem?.kind == .unreachable {
      let count = try? await session.waiting()
      if let count, count > 0 {
        session.context.streams.note(
          "\(count) \(count == 1 ? "commit waits" : "commits wait") here, and go with the next sync"
        )
      }
      throw error
    }
  }
}

extension SyncSession {
  /// How many commits the other side does not have, as far as it was seen last.
  func waiting() async throws -> Int {
    guard let ours = try await repository.head().commit else { return 0 }
    guard let theirs = try await repository.trackedCommit(remote, branch) else {
      return try await repository.countCommits(of: ours)
    }
    return try await repository.distance(ours, theirs).ahead
  }
}

extension SyncOutcome {
  /// What happened, on one line.
  var text: String {
    func count(_ number: Int) -> String { number == 1 ? "1 commit" : "\(number) commits" }
    var parts: [String] = []
    if received > 0 { parts.append("received \(count(received))") }
    if hasMerged { parts.append("merged") }
    if sent > 0 { parts.append("sent \(count(sent))") }
    return parts.isEmpty ? "in step already" : parts.joined(separator: ", ")
  }

  func json(_ broken: [Diagnostic]) -> JSON {
    .object([
      ("received", .int(received)), ("sent", .int(sent)), ("merged", .bool(hasMerged)),
      ("written", .array(written.map { .string($0) })),
      ("conflicts", .array(conflicts.map { .string($0) })),
      ("left", .array(broken.map(\.json))),
    ])
  }
}
