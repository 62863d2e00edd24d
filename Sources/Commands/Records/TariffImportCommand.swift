import ArgumentParser
import ChargingLog
import DataDirectory
import Importing
import Insights
import YAMLRecord

/// `plugtrack tariff import FILE …`: stores the prices of a dynamic tariff.
struct TariffImportCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the half-hourly prices of a dynamic tariff from files.",
    discussion: """
      Reads the JSON answers of Octopus Energy, Energinet, PG&E and Home Assistant, and CSV with a
      column of starts and one of prices. What is there already is left alone.
      """
  )

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: "The tariff; may be left out when there is only one with an interval.",
    completion: Completions.tariffs
  )
  var tariff: String?

  @Option(help: ArgumentHelp("The column or name with the price.", valueName: "name"))
  var column: String?

  @Option(help: ArgumentHelp("The price area, such as DK2.", valueName: "name"))
  var area: String?

  @Option(help: "What prices are in, when the file does not say it: p/kWh, 1/kWh or 1/MWh.")
  var unit: PriceUnit?

  @Option(help: ArgumentHelp("Multiply each price: 1.25 adds a tax of 25 %.", valueName: "factor"))
  var multiply: String?

  @Option(
    help: ArgumentHelp("Then add to each price, such as a grid fee per kWh.", valueName: "amount")
  )
  var add: String?

  @Option(help: ArgumentHelp("The zone of times without an offset.", valueName: "zone"))
  var timeZone: String?

  @Option(help: ArgumentHelp("How times are written, such as d/M/yyyy H:mm.", valueName: "pattern"))
  var dateFormat: String?

  @Flag(help: "Replace prices that differ from those on file.")
  var replace = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name the file to import.") }
  }

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { try await run(in: context, $0) }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load()
    let tariff = try chosen(in: index, directory)
    let options = try options(tariff, index)
    var months = PriceMonths(tariff: tariff, directory: directory, replaces: replace)
    for path in files {
      let list = try read(path, options)
      try check(list, against: tariff, index, path)
      tell(list, tariff, path, options.zone, context)
      try months.take(list.prices)
    }
    try months.refuseConflicts()
    guard !months.changes.isEmpty else {
      context.streams.note("nothing new: \(months.unchanged) prices are there already")
      return
    }
    if write.isDryRun {
      for change in months.changes {
        try context.streams.write(
          LineDiff(change).painted(context.style)
        )
      }
    } else {
      try await CommitStep(context: context, directory: directory, settings: index.settings).write(
        months.changes,
        "import prices of tariff \(tariff.id)",
        unless: write.leavesUncommitted
      )
    }
    let verb = write.isDryRun ? "would take" : "took"
    context.streams.note("\(verb) \(months.summary)")
  }

  private func read(_ path: String, _ options: PriceOptions) throws -> PriceList {
    let input = try ImportInput(path)
    let bytes = try input.bytes(upTo: 1 << 26)
    do throws(ImportFailure) {
      return try PriceList.read(bytes, file: path, options: options)
    } catch {
      throw CommandFailure(.problems, "nothing was written", diagnostics: error.diagnostics)
    }
  }

  private func chosen(in index: ChargingIndex, _ directory: DataDirectory) throws -> Tariff {
    let dynamic = index.tariffs.values.filter(\.isDynamic).sorted { $0.id < $1.id }
    let found: Tariff
    if let tariff {
      found = try RecordReference<TariffNoun>(text: tariff).record(in: index, directory)
    } else if let only = dynamic.first, dynamic.count == 1 {
      found = only
    } else {
      throw CommandFailure(
        .usage,
        dynamic.isEmpty ? "there is no tariff with prices by time" : "of which tariff?",
        fix: dynamic.isEmpty
          ? "add one with: plugtrack tariff add agile interval=30m"
          : "say --tariff \(dynamic.map(\.id).joined(separator: " or --tariff "))"
      )
    }
    guard found.isDynamic else {
      throw CommandFailure(
        .usage,
        "\(found.id) has rates, not prices by time",
        fix: "say how long its prices hold: plugtrack tariff set \(found.id) interval=30m"
      )
    }
    return found
  }

  private func options(_ tariff: Tariff, _ index: ChargingIndex) throws(CommandFailure)
    -> PriceOptions
  {
    var options = PriceOptions(zone: tariff.timeZone ?? index.settings.timeZone ?? .utc)
    options.currency = tariff.currency ?? index.settings.currency
    options.column = column
    options.area = area
    options.unit = unit
    if let multiply { options.factor = try number(multiply, "--multiply") }
    if let add { options.addition = try number(add, "--add") }
    if let timeZone {
      do throws(ZoneError) {
        options.zone = try Zone.named(timeZone)
      } catch {
        throw CommandFailure(.usage, "--time-zone: \(error.message)")
      }
    }
    if let dateFormat {
      do throws(ValueProblem) {
        options.dateFormat = try DateFormat(dateFormat)
      } catch {
        throw CommandFailure(.usage, "--date-format: \(error.message)", fix: error.fix)
      }
    }
    return options
  }

  private func number(_ text: String, _ option: String) throws(CommandFailure) -> ExactDecimal {
    switch ExactDecimal.parse(text) {
    case .success(let number): return number
    case .failure(let problem):
      throw CommandFailure(.usage, "\(option) \(problem.message): \(text)", fix: problem.fix)
    }
  }

  /// Prices of another currency or interval would be taken for something else.
  private func check(
    _ list: PriceList,
    against tariff: Tariff,
    _ index: ChargingIndex,
    _ path: String
  )
    throws(CommandFailure)
  {
    let currency = tariff.currency ?? index.settings.currency
    if let own = list.currency, let currency, own != currency {
      throw CommandFailure(
        .problems,
        "\(path) is in \(own), and \(tariff.id) is in \(currency)",
        fix: "plugtrack tariff set \(tariff.id) currency=\(own)"
      )
    }
    let interval = ChargeDuration(seconds: list.intervalSeconds)
    if let wanted = tariff.interval, wanted < interval {
      throw CommandFailure(
        .problems,
        "prices of \(path) hold for \(interval.text), and those of \(tariff.id) for \(wanted.text)",
        fix: "plugtrack tariff set \(tariff.id) interval=\(interval.text)"
      )
    }
  }

  private func tell(
    _ list: PriceList,
    _ tariff: Tariff,
    _ path: String,
    _ zone: Zone,
    _ context: CommandContext
  ) {
    let negative = list.prices.count { $0.pricePerKWh.isNegative }
    let from = list.prices.first.map { Timestamp($0.start, in: zone).text } ?? ""
    let to = list.prices.last.map { Timestamp($0.start, in: zone).text } ?? ""
    context.streams.note(
      "\(path): \(list.prices.count) prices of \(list.origin), \(from) to \(to)"
        + (negative > 0 ? ", \(negative) of them negative" : "")
    )
    for remark in list.remarks { context.streams.note("  \(remark)") }
    let warning = context.errorStyle.paint("warning:", as: .warning)
    for gap in list.gaps {
      let count = gap.seconds / max(1, list.intervalSeconds)
      let when = Timestamp(gap.start, in: zone).text
      context.streams.note(
        "\(path): \(warning) no price for \(count) of \(ChargeDuration(seconds: list.intervalSeconds).text) from \(when)"
          + (gap.isAtClockChange ? ", where the clocks were changed" : "")
      )
    }
  }
}

extension PriceUnit: ExpressibleByArgument {}
