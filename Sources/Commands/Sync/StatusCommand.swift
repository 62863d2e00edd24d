import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// `plugtrack status`: what waits to be committed, sent or resolved; without a network.
struct StatusCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what is uncommitted, unsent, in conflict or broken.",
    discussion: "Answers at once and without a network: the other side is as it was last seen."
  )

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let repository = try await context.repository(of: directory)
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let edits = HandEdits(context: context, directory: directory, repository: repository)
    let found = try await edits.find()
    let broken = Set(index.diagnostics.filter { $0.severity == .error }.map(\.file))
      .union(found.broken.map(\.file)).sorted()
    let head = try await repository.head()
    let remote = try await repository.remote(index.settings.sync?.remote)
    let distance = try await distance(repository, head, remote, index.settings)
    let last = await repository.lastSync().map { Instant(secondsSince1970: $0) }
    switch format.format {
    case .json:
      let json = JSON.object([
        ("branch", head.branchName.map { .string($0) } ?? .null),
        ("remote", remote.map { .string($0.withoutPassword) } ?? .null),
        ("uncommitted", .array(found.changes.map { .string($0.path) })),
        ("unsent", distance.map { .int($0.ahead) } ?? .null),
        ("unmerged", distance.map { .int($0.behind) } ?? .null),
        ("conflicts", .array(index.conflicts.map { .string($0.path) })),
        ("broken", .array(broken.map { .string($0) })),
        ("last_sync", last.map { .string($0.description) } ?? .null),
      ])
      try context.streams.printLine(JSONText.pretty(json))
    case .csv, .yaml: throw format.refusal(of: "status", instead: "json")
    case .table:
      try list("uncommitted", found.changes.map { ChangeSubject.line("edit", $0) }, context)
      try list("broken", broken, context)
      try list("conflict", index.conflicts.map(\.path), context)
      if let distance {
        if distance.ahead > 0 { try context.streams.printLine("unsent: \(distance.ahead)") }
        if distance.behind > 0 { try context.streams.printLine("unmerged: \(distance.behind)") }
      }
      let when = last.map {
        "last sync: \(Timestamp($0, in: index.settings.timeZone ?? .utc).description)"
      }
      try context.streams.printLine(
        remote == nil ? "no remote: plugtrack settings set sync.remote=URL" : when ?? "never synced"
      )
    }
    if !broken.isEmpty { throw ExitStatus.problems.code }
  }

  /// How many lines of one kind are shown; `--format json` has all.
  private static let shownCount = 20

  private func list(_ kind: String, _ lines: [String], _ context: CommandContext) throws {
    for line in lines.prefix(Self.shownCount) {
      try context.streams.printLine("\(kind): \(line.escapingControls)")
    }
    guard lines.count > Self.shownCount else { return }
    try context.streams.printLine("\(kind): and \(lines.count - Self.shownCount) more")
  }

  private func distance(
    _ repository: Repository,
    _ head: Head,
    _ remote: Remote?,
    _ settings: Settings
  ) async throws -> (ahead: Int, behind: Int)? {
    guard let remote, let ours = head.commit, let name = settings.sync?.branch ?? head.branchName,
      let theirs = try await repository.trackedCommit(remote, name)
    else { return nil }
    return try await repository.distance(ours, theirs)
  }
}

extension Remote {
  /// The address without what may be a secret in it.
  var withoutPassword: String {
    guard let scheme = address.firstRange(of: "://"), let at = address.lastIndex(of: "@"),
      at > scheme.upperBound, address[scheme.upperBound..<at].contains(":")
    else { return address }
    return address[..<scheme.upperBound] + "…" + address[at...]
  }
}
