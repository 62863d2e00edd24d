import ArgumentParser
import ChargingLog
import DataDirectory
import Insights
import YAMLRecord

/// `plugtrack reprice`: works frozen costs out anew, by the tariffs as they stand now.
struct RepriceCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprice",
    abstract: "Work out frozen costs anew after a tariff was corrected.",
    discussion: """
      Changes priced, and never cost: what was paid stays as it is. A session is priced by the \
      tariff that priced it, unless --tariff names another. --dry-run shows what would change.
      """
  )

  @OptionGroup var selection: SelectionOptions

  @Option(help: "Price by this tariff.", completion: Completions.tariffs)
  var tariff: String?

  @Flag(help: "Also freeze the cost of sessions whose cost is worked out anew each time.")
  var freeze = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { try await run(in: context, $0) }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load()
    let chosen = try tariff.map {
      try RecordReference<TariffNoun>(text: $0).record(in: index, directory).id
    }
    let positions = try selection.filter(index, context).positions(in: index)
    let all = Repricing.of(positions, in: index, tariff: chosen, freezes: freeze)
    let changes = all.filter(\.isChange)
    context.reportLeftOut(index)
    let report = RepriceReport(index: index, repricings: changes)
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(report.json))
    case .csv: try context.streams.write(report.csv)
    case .yaml: throw format.refusal(of: "reprice", instead: "json or csv")
    case .table:
      if !changes.isEmpty {
        try context.streams.write(
          report.table.render(width: context.width, style: context.style)
        )
      }
    }
    let unknown = all.count { $0.after == nil }
    if unknown > 0 { context.streams.note("\(unknown) cannot be priced and are left as they are") }
    guard !changes.isEmpty else {
      context.streams.note("nothing to change: \(all.count) priced sessions say so already")
      return
    }
    try await store(changes, index, directory, context)
  }

  private func store(
    _ changes: [Repricing],
    _ index: ChargingIndex,
    _ directory: DataDirectory,
    _ context: CommandContext
  ) async throws {
    let order = Session.schema.keys
    let files = try changes.compactMap { change -> FileChange? in
      let path = index.sessions[change.position].path
      guard let bytes = try directory.bytes(of: path), let after = change.after,
        let record = Record.read(bytes, file: path).record
      else { return nil }
      do throws(EditError) {
        let edited = try record.applying(Self.edits(change, after, record)) {
          order.keys(at: $0.steps)
        }
        return FileChange(path: path, before: bytes, after: edited.source.bytes)
      } catch {
        throw CommandFailure(
          .problems,
          "\(path): \(error.path) \(error.message)",
          fix:
            "plugtrack edit \(ShellWord.argument(RecordID.of(path: path))) opens the file in your editor"
        )
      }
    }
    // A table on a terminal says enough; a diff of a hundred files is asked for by --dry-run.
    let count = "\(files.count) \(files.count == 1 ? "session" : "sessions")"
    if write.isDryRun {
      if format.format == .table {
        for file in files {
          try context.streams.write(
            LineDiff(file).painted(context.style)
          )
        }
      }
      context.streams.note("would change \(count)")
    } else {
      try await CommitStep(context: context, directory: directory, settings: index.settings)
        .write(files, "reprice \(count)", unless: write.leavesUncommitted)
      context.streams.note("changed \(count)")
    }
  }

  private static func edits(_ change: Repricing, _ after: ExactDecimal, _ record: Record) -> [Edit]
  {
    let cost = after.text(decimals: Money.minorDigits(change.currency))
    guard record.node(at: FieldPath("priced")) != nil else {
      return [
        .set(
          FieldPath("priced"),
          .mapping([
            Content.Pair("tariff", .text(change.tariff)), Content.Pair("cost", .text(cost)),
          ])
        )
      ]
    }
    return [
      .set(FieldPath("priced", "tariff"), .text(change.tariff)),
      .set(FieldPath("priced", "cost"), .text(cost)),
    ]
  }
}

/// What repricing changes, as it is shown.
private struct RepriceReport {
  let index: ChargingIndex
  let repricings: [Repricing]

  var table: Table {
    var table = Table([
      .text("id", priority: 10, minimumWidth: 18), .text("tariff", priority: 5),
      .number("kWh", priority: 4), .number("before", priority: 9), .number("after", priority: 9),
      .number("difference", priority: 8),
    ])
    for change in repricings { table.add(cells(change)) }
    let sums = currencies.map { currency in Money.text(difference(in: currency), currency) }
    table.footer = [
      "\(repricings.count) \(repricings.count == 1 ? "session" : "sessions")", "", "", "", "",
      Table.Cell(sums.joined(separator: " + ")),
    ]
    return table
  }

  private func cells(_ change: Repricing) -> [String] {
    let session = index.sessions[change.position]
    func money(_ amount: ExactDecimal?) -> String {
      amount.map { Money.text($0, change.currency) } ?? "—"
    }
    let difference = change.after.flatMap { after in change.before.map { after - $0 } }
    return [
      session.id, change.tariff, session.energyKWh?.text(decimals: 1) ?? "—",
      money(change.before), money(change.after), money(difference),
    ]
  }

  private var currencies: [String?] {
    Set(repricings.map(\.currency)).sorted { ($0 ?? "~") < ($1 ?? "~") }
  }

  private func difference(in currency: String?) -> ExactDecimal {
    repricings.filter { $0.currency == currency }.reduce(.zero) { sum, change in
      guard let before = change.before, let after = change.after else { return sum }
      return sum + after - before
    }
  }

  var csv: String {
    let rows = repricings.map { change in
      [
        index.sessions[change.position].id, change.tariff, change.currency ?? "",
        change.before?.text ?? "", change.after?.text ?? "",
      ]
    }
    return CSVText().text(header: ["id", "tariff", "currency", "before", "after"], rows: rows)
  }

  var json: JSON {
    .array(
      repricings.map { change in
        .object([
          ("id", .string(index.sessions[change.position].id)), ("tariff", .string(change.tariff)),
          ("before", change.before.map { .money($0, change.currency) } ?? .null),
          ("after", change.after.map { .money($0, change.currency) } ?? .null),
        ])
      }
    )
  }
}
