import ArgumentParser
import ChargingLog
import DataDirectory
import TerminalText

/// The command `plugtrack car rm ID …`.
struct RemoveRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rm",
      abstract: "Remove a \(Noun.word) that nothing refers to."
    )
  }

  @Argument(help: "The \(Noun.word).", completion: Noun.completion)
  var ids: [String]

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: !yes) { directory in
      let index = try await directory.load()
      let paths = try await unusedPaths(in: context, index, directory)
      try await RecordEditing(context: context, directory: directory, index: index, options: write)
        .remove(paths: paths, isSure: yes, what: paths.count == 1 ? Noun.word : "\(Noun.word)s") {
          directory in
          // While it was asked, something may have come to refer to it.
          guard !yes else { return }
          _ = try await unusedPaths(in: context, directory.load(), directory)
        }
    }
  }

  /// The files of the records.
  ///
  /// - Throws: ``CommandFailure`` when one is still used.
  private func unusedPaths(
    in context: CommandContext,
    _ index: ChargingIndex,
    _ directory: DataDirectory
  ) async throws(CommandFailure) -> [String] {
    var paths: [String] = []
    for text in ids {
      let id = try RecordReference<Noun>(text: text).id(in: index, directory)
      try refuseIfUsed(id, in: context, index, directory)
      guard !paths.contains(Noun.path(of: id)) else { continue }
      paths.append(Noun.path(of: id))
      paths += await Self.parts(of: id, in: directory)
    }
    return paths
  }

  private func refuseIfUsed(
    _ id: String,
    in context: CommandContext,
    _ index: ChargingIndex,
    _ directory: DataDirectory
  ) throws(CommandFailure) {
    let users = RecordDependents(on: id, kind: Noun.kind, index: index, directory: directory)
    guard !users.isEmpty else { return }
    for path in users.sessions.prefix(5) { context.streams.note("  \(path.escapingControls)") }
    if users.sessions.count > 5 { context.streams.note("  and \(users.sessions.count - 5) more") }
    throw CommandFailure(
      .problems,
      "\(Noun.word) \(id) is still used by \(users.summary)",
      fix: Self.remedy(id, users)
    )
  }

  /// The files that belong to a record alone: the prices of a dynamic tariff.
  private static func parts(of id: String, in directory: DataDirectory) async -> [String] {
    guard Noun.kind == .tariff, directory.exists("tariffs/\(id)") else { return [] }
    return await directory.recordFiles().map(\.path).filter {
      $0.hasPrefix("tariffs/\(id)/") && RecordKind(path: $0) == .prices
    }
  }

  private static func remedy(_ id: String, _ users: RecordDependents) -> String {
    switch Noun.kind {
    case .car where !users.sessions.isEmpty:
      "to retire a car and keep its sessions: plugtrack car set \(id) active=false"
    case .location where !users.sessions.isEmpty:
      "to put it together with another: plugtrack location merge \(id) INTO"
    default: "change those first"
    }
  }
}
