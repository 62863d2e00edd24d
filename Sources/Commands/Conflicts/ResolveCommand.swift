import ArgumentParser
import ChargingLog
import DataDirectory

/// `plugtrack resolve ID`: settles a conflict.
struct ResolveCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Choose between the values that two machines gave one key.",
    discussion: """
      An id is that of a conflict, or the beginning of it: conflicts lists them. Only the bytes of the \
      value change in the record. On a terminal it asks when no choice is given.
      """
  )

  @Argument(help: "The conflict.", completion: Completions.conflicts)
  var id: String?

  @Flag(help: "Settle every conflict.")
  var all = false

  @Flag(help: "Keep what stands in the record.")
  var keep = false

  @Flag(help: "Take the value that waits.")
  var other = false

  @Option(help: "Write this value instead of both.")
  var value: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if (id == nil) != all {
      throw ValidationError("Name one conflict, or write --all for every one.")
    }
    if [keep, other, value != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--keep, --other and --value leave no one choice: keep one of them.")
    }
    if all, value != nil { throw ValidationError("--value is for one conflict: name it.") }
  }

  func run(in context: CommandContext) async throws {
    let isChosen = keep || other || value != nil
    try await context.writing(dataOptions, write, asks: context.isInteractive && !isChosen) {
      try await run(in: context, $0)
    }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let conflicts = try chosen(index.conflicts.sorted { $0.path < $1.path })
    guard !conflicts.isEmpty else {
      context.streams.note("no conflicts")
      return
    }
    var resolution = try Resolution(of: conflicts, directory: directory)
    var settled: [String] = []
    for conflict in conflicts {
      guard let choice = try choice(for: conflict, context) else { continue }
      try resolution.settle(conflict, choice)
      settled.append(RecordID.of(path: conflict.path))
    }
    let writing = RecordWriting(
      context: context,
      directory: directory,
      index: index,
      options: write
    )
    let subject = "resolve \(settled.count == 1 ? settled[0] : "\(settled.count) conflicts")"
    guard try await writing.write(resolution.changes, subject) else { return }
    for id in settled { context.streams.note("settled \(id)") }
  }

  private func chosen(_ conflicts: [Conflict]) throws(CommandFailure) -> [Conflict] {
    guard let id else { return conflicts }
    let name = id.hasSuffix(".yaml") ? RecordID.of(path: id) : id
    let exact = conflicts.filter { RecordID.of(path: $0.path) == name }
    if exact.count == 1 { return exact }
    let matches = conflicts.filter { RecordID.of(path: $0.path).hasPrefix(name) }
    if matches.count == 1 { return matches }
    guard !matches.isEmpty else {
      let names = conflicts.map { RecordID.of(path: $0.path) }
      let nearest = Spelling.nearest(to: name, among: names)
      throw CommandFailure(
        .nothingFound,
        "there is no conflict \(id)",
        fix: nearest.map { "did you mean \($0)?" } ?? "plugtrack conflicts lists them"
      )
    }
    let names = matches.prefix(5).map { RecordID.of(path: $0.path) }.joined(separator: ", ")
    throw CommandFailure(
      .usage,
      "\(id) is the beginning of \(matches.count) conflicts",
      fix: "write more of it: \(names)"
    )
  }

  /// What to do about a conflict; `nil` leaves it for later.
  private func choice(for conflict: Conflict, _ context: CommandContext) throws
    -> Resolution.Choice?
  {
    if keep { return .keep }
    if other { return .other }
    if let value { return .value(value) }
    guard context.isInteractive else {
      throw CommandFailure(
        .usage,
        "\(RecordID.of(path: conflict.path)) needs a choice",
        fix: "add --keep, --other or --value VALUE"
      )
    }
    return try ResolutionQuestion(context: context).choice(for: conflict)
  }
}
