import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack car show ID`.
struct ShowRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: "Show one \(Noun.word).",
      discussion: "ID may be the beginning of an id. With --format yaml it prints the file itself."
    )
  }

  @Argument(help: "The \(Noun.word).", completion: Noun.completion)
  var id: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let index = try await directory.load()
    let record = try RecordReference<Noun>(text: id).record(in: index, directory)
    let path = Noun.path(of: record)
    let all = RecordUsage.all(of: Noun.self, in: index)
    let usage = all[RecordID.of(path: path)] ?? RecordUsage()
    switch format.format {
    case .json:
      try context.streams.printLine(JSONText.pretty(RecordJSON.json(record, Noun.self, usage)))
    case .yaml:
      let bytes = SecretMask.hide(try directory.bytes(of: path) ?? [], path: path)
      try context.streams.write(String(decoding: bytes, as: UTF8.self))
    case .csv:
      let table = RecordTable<Noun>(
        records: [record],
        index: index,
        usage: all,
        today: context.localNow(index.settings).date
      )
      try context.streams.write(table.csv)
    case .table:
      try context.streams.write(
        RecordSheet<Noun>(record: record, usage: usage).render(context.style)
      )
    }
  }
}
