import ArgumentParser
import ChargingLog
import Insights
import DataDirectory
import YAMLRecord

/// `plugtrack log`: writes a new session.
struct LogCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Log a session.",
    discussion: """
      Car, location, type and tariff are those of the last session like it, unless you say otherwise. \
      On a terminal it asks for what is missing; < steps back, Ctrl-D cancels.

        plugtrack log --at home --soc 20..80 --energy 41.2 --start "yesterday 22:30" --end 06:10
      """
  )

  @OptionGroup var values: LogOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  @Flag(name: .customLong("no-input"), help: "Never ask.")
  var neverAsks = false

  @Option(help: "Begin with the values of this session.", completion: Completions.sessions)
  var duplicate: String?

  func run(in context: CommandContext) async throws {
    let asks = context.isInteractive && !neverAsks && values.missing != .nothing
    try await context.writing(dataOptions, write, asks: asks) { directory in
      // While a person is asked, others may write.
      let outline = asks ? nil : try await directory.outline()
      let pairs = try await pairs(directory, outline, context)
      try await write.exclusively(directory) { directory in
        let outline = if let outline { outline } else { try await directory.outline() }
        try await save(pairs, outline, directory, context)
      }
    }
  }

  /// How many of the latest sessions are looked at first for one like the new one.
  private static let latestCount = 256

  /// The keys and values of the new session.
  ///
  /// - Parameter outline: What the directory holds; without one, a person is asked.
  private func pairs(
    _ directory: DataDirectory,
    _ outline: Outline?,
    _ context: CommandContext
  ) async throws -> [Content.Pair] {
    if let outline, duplicate == nil, let pairs = try await pairs(byLatestOf: outline, context) {
      return pairs
    }
    let index = try await directory.load()
    try refuseNoCar(index.cars)
    let template = try duplicate.map { try SessionReference(text: $0).position(in: index) }
    var draft = SessionDraft(
      index: index,
      now: context.localNow(index.settings),
      template: template
    )
    try draft.take(values)
    if outline == nil {
      let prompter = Prompter(console: context.console, style: context.errorStyle)
      try draft.ask(values.missing, prompter)
    }
    return try draft.finished()
  }

  /// The keys and values where the latest sessions say all that is left open; else `nil`.
  private func pairs(
    byLatestOf outline: Outline,
    _ context: CommandContext
  ) async throws -> [Content.Pair]? {
    try refuseNoCar(outline.cars)
    let (paths, since) = outline.sessions.latest(Self.latestCount)
    // Names without a date may be of any time, and then the snapshot knows them better.
    guard paths.count <= 8 * Self.latestCount else { return nil }
    var draft = SessionDraft(
      index: await outline.index(of: paths),
      now: context.localNow(outline.settings),
      knownSince: Self.beginning(of: since)
    )
    try draft.take(values)
    return draft.looksFurther ? nil : try draft.finished()
  }

  /// A moment at which a date has begun everywhere.
  static func beginning(of date: CivilDate?) -> Instant? {
    date.map { Instant(secondsSince1970: CivilTime(date: $0.adding(days: 2)).secondsSince1970) }
  }

  private func refuseNoCar(_ cars: [String: Car]) throws(CommandFailure) {
    guard cars.isEmpty else { return }
    throw CommandFailure(
      .usage,
      "there is no car yet",
      fix: "add one with: plugtrack car add ID make=… model=… battery_kwh=…"
    )
  }

  private func save(
    _ pairs: [Content.Pair],
    _ outline: Outline,
    _ directory: DataDirectory,
    _ context: CommandContext
  ) async throws {
    let provisional = RecordFile.read(Record.compose(pairs), path: "sessions/new.yaml")
    guard case .session(let session) = provisional.content else {
      throw CommandFailure(.usage, "nothing was written", diagnostics: provisional.diagnostics)
    }
    let first = DataDirectory.sessionPath(for: session) { _ in false }
    let ids = outline.sessions.ids(beginning: RecordID.of(path: first).lowercased())
    let folder = first.prefix { $0 != "/" } + first.dropFirst("sessions".count).prefix(9)
    let path = DataDirectory.sessionPath(for: session) { id in
      ids.contains(id) || directory.exists("\(folder)\(id).yaml")
    }
    let text = Record.compose(pairs, heading: directory.schemaHint(for: path, kind: .session))
    let day = session.start.civil.date
    let about = RecordWriting.neighbourhood(of: day...day)
    let index = await outline.index(of: outline.sessions.paths(about: [about]))
    let writing = RecordWriting(
      context: context,
      directory: directory,
      index: index,
      options: write
    )
    let change = FileChange(path: path, before: nil, after: text)
    guard try await writing.write([change], ChangeSubject.logging(session)) else { return }
    try context.streams.write(String(decoding: text, as: UTF8.self))
    context.streams.note(try summary(path, text, index, context))
  }

  /// Where it was written and what it cost.
  private func summary(
    _ path: String,
    _ text: [UInt8],
    _ index: ChargingIndex,
    _ context: CommandContext
  ) throws -> String {
    guard case .session(let session) = RecordFile.read(text, path: path).content else {
      return path
    }
    let one = index.with(sessions: [session])
    let cost = one.sessions.isEmpty ? SessionCost(basis: .unknown) : one.cost(at: 0)
    let amount =
      cost.amount.map { cost.isFree ? "free" : Money.text($0, cost.currency) }
      ?? "cost unknown: \(cost.reason ?? "")"
    return context.errorStyle.paint("logged", as: .good) + " \(session.id)  \(amount)  → \(path)"
  }
}
