import ArgumentParser
import ChargingLog
import DataDirectory
import YAMLRecord

/// The command `plugtrack tariff rate ID --from DATE --price P …`.
struct TariffRateCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Set what a tariff costs from a day on.",
    discussion: """
      The rate before it ends by itself. A rate of that very day gets the new values and keeps its
      others. A band is a part of the day and its price, with days and months if it has any:
        plugtrack tariff rate home --from 2026-01-01 --price 0.285 --band "00:30-05:30=0.085"
        plugtrack tariff rate home --price 0.30 --band "sat-sun 11-03 14:00-16:00=0.20"
      """
  )

  @Argument(help: "The tariff.", completion: Completions.tariffs)
  var id: String

  @Option(
    help: ArgumentHelp("The first day of these prices; today when left out.", valueName: "date")
  )
  var from: String?

  @Option(
    help: ArgumentHelp("The last day, when no other rate follows at once.", valueName: "date")
  )
  var to: String?

  @Option(
    help: ArgumentHelp("The price per kWh outside every band, taxes included.", valueName: "price")
  )
  var price: String?

  @Option(help: ArgumentHelp("A band and its price; may be given again.", valueName: "band=price"))
  var band: [String] = []

  @Flag(help: "Take the bands of that rate away.")
  var noBands = false

  @Option(help: ArgumentHelp("The fee for each session.", valueName: "amount"))
  var sessionFee: String?

  @Option(help: ArgumentHelp("The price of each minute that energy flows.", valueName: "amount"))
  var pricePerMinute: String?

  @Option(
    help: ArgumentHelp("The price of each minute plugged in afterwards.", valueName: "amount")
  )
  var idlePerMinute: String?

  @Option(help: ArgumentHelp("How long staying plugged in is free.", valueName: "duration"))
  var idleAfter: String?

  @Option(help: ArgumentHelp("The least that a session costs.", valueName: "amount"))
  var minimum: String?

  @Option(help: ArgumentHelp("The most that a session costs.", valueName: "amount"))
  var maximum: String?

  @Option(
    help: ArgumentHelp(
      "What each day costs, charged or not; counts in what-if alone.",
      valueName: "amount"
    )
  )
  var standingChargePerDay: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: context.isInteractive) {
      try await run(in: context, $0)
    }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load()
    let tariff = try RecordReference<TariffNoun>(text: id).record(in: index, directory)
    let change = try rateChange(today: context.localNow(index.settings).date)
    guard let bytes = try directory.bytes(of: tariff.path),
      let record = Record.read(bytes, file: tariff.path).record
    else { throw CommandFailure(.problems, "\(tariff.path) cannot be read") }
    let edited = try apply(change, to: record)
    guard edited.source.bytes != bytes else {
      context.streams.note("nothing to change: \(tariff.id) already says so")
      return
    }
    try confirm(edited, tariff, index, context)
    let writing = RecordWriting(
      context: context,
      directory: directory,
      index: index,
      options: write
    )
    let file = FileChange(path: tariff.path, before: bytes, after: edited.source.bytes)
    guard try await writing.write([file]) else { return }
    context.streams.note("changed \(tariff.path): the rate from \(change.from.text)")
  }

  /// Asks a person at a terminal about prices that look like pence; elsewhere they are warned of.
  private func confirm(
    _ record: Record,
    _ before: Tariff,
    _ index: ChargingIndex,
    _ context: CommandContext
  ) throws {
    let file = RecordFile.read(record.source.bytes, path: before.path)
    guard context.isInteractive, !write.isDryRun, case .tariff(let after) = file.content else {
      return
    }
    let known = Set(index.priceFindings(about: before).map(\.message))
    let new = index.priceFindings(about: after).first { !known.contains($0.message) }
    guard let finding = new else { return }
    let prompter = Prompter(console: context.console, style: context.errorStyle)
    prompter.remark(finding.message)
    guard try prompter.confirm("Is that right?", default: false) else {
      throw CommandFailure(.usage, "nothing was written", fix: finding.fix)
    }
  }

  private func apply(_ change: RateChange, to record: Record) throws(CommandFailure) -> Record {
    let keys = Tariff.schema.keys
    do throws(EditError) {
      return try record.applying(change.edits(for: record)) { keys.keys(at: $0.steps) }
    } catch {
      throw CommandFailure(
        .usage,
        "\(error.path): \(error.message)",
        fix: "plugtrack tariff edit \(id) opens the file in your editor"
      )
    }
  }

  private func rateChange(today: CivilDate) throws(CommandFailure) -> RateChange {
    let given: [(key: String, text: String?)] = [
      ("to", to), ("price_per_kwh", price), ("session_fee", sessionFee),
      ("price_per_minute", pricePerMinute), ("idle_per_minute", idlePerMinute),
      ("idle_after", idleAfter), ("minimum", minimum), ("maximum", maximum),
      ("standing_charge_per_day", standingChargePerDay),
    ]
    let values = given.compactMap { pair in pair.text.map { (key: pair.key, text: $0) } }
    for value in values { try check(value.key, value.text) }
    if let from { try check("from", from) }
    guard !values.isEmpty || !band.isEmpty || noBands else {
      throw CommandFailure(
        .usage,
        "no price was given",
        fix: "write --price 0.285, --band or a fee"
      )
    }
    if noBands, !band.isEmpty {
      throw CommandFailure(.usage, "--band and --no-bands contradict each other")
    }
    let bands = try band.map { text throws(CommandFailure) in try RateBand(text) }
    let first = from.flatMap { CivilDate.parse($0) } ?? today
    return RateChange(from: first, values: values, bands: band.isEmpty && !noBands ? nil : bands)
  }

  private func check(_ key: String, _ text: String) throws(CommandFailure) {
    guard let type = Tariff.Rate.schema[key]?.type, let problem = type.problem(withText: text)
    else { return }
    throw CommandFailure(.usage, "\(key) \(problem.message): \(text)", fix: problem.fix)
  }
}
