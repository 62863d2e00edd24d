import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack settings list`.
struct SettingsListCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is set, with the meaning of each key.",
    discussion: SchemaHelp.keys(Settings.schema.keys)
  )

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let file = try SettingsFile(context.dataDirectory(dataOptions))
    file.report(to: context)
    let text = try file.text()
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(text.json() ?? .object([])))
    case .yaml:
      let bytes = SecretMask.hide(file.bytes, path: SettingsFile.path)
      try context.streams.write(String(decoding: bytes, as: UTF8.self))
    case .csv:
      let rows = text.rows().map { [$0.key, $0.text] }
      try context.streams.write(CSVText().text(header: ["key", "value"], rows: rows))
    case .table:
      var table = Table([
        .fixed("key", priority: 3), .text("value", priority: 2), .text("meaning", priority: 1),
      ])
      for row in text.rows() {
        table.rows.append([
          Table.Cell(row.key, role: .key), Table.Cell(row.text), Table.Cell(row.doc, role: .dim),
        ])
      }
      try context.streams.write(table.render(width: context.width, style: context.style))
    }
  }
}
