import ArgumentParser
import ChargingLog
import DataDirectory
import YAMLRecord

/// The command `plugtrack car list`.
struct ListRecordsCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: "List every \(Noun.word) with the count and energy of its sessions."
    )
  }

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let index = try await directory.load()
    let records = Noun.sorted(in: index)
    let usage = RecordUsage.all(of: Noun.self, in: index)
    let table = RecordTable<Noun>(
      records: records,
      index: index,
      usage: usage,
      today: context.localNow(index.settings).date
    )
    switch format.format {
    case .table where records.isEmpty: break
    case .table:
      try context.streams.write(table.table.render(width: context.width, style: context.style))
    case .csv: try context.streams.write(table.csv)
    case .json:
      let items = records.map { record in
        let id = RecordID.of(path: Noun.path(of: record))
        return RecordJSON.json(record, Noun.self, usage[id] ?? RecordUsage())
      }
      try context.streams.printLine(JSONText.pretty(.array(items)))
    case .yaml:
      let text = Record.compose(records.map(content))
      try context.streams.write(String(decoding: text, as: UTF8.self))
    }
    context.reportLeftOut(index)
    guard records.isEmpty else { return }
    throw CommandFailure(
      .nothingFound,
      "there is no \(Noun.word) yet",
      fix: "add one with: plugtrack \(Noun.word) add \(Noun.example)"
    )
  }

  private func content(_ record: Noun.Stored) -> Content.Pair {
    let values = SecretMask.hide(Noun.Stored.schema.values(of: record), keys: Noun.keys)
    return Content.Pair(RecordID.of(path: Noun.path(of: record)), Value.mapping(values).content)
  }
}
