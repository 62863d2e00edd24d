import ArgumentParser
import ChargingLog
import DataDirectory
import TerminalText
import YAMLRecord

/// The command `plugtrack settings get KEY`.
struct SettingsGetCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Print one setting.",
    discussion: "A key of a mapping is dotted, as in petrol.price_per_litre."
  )

  @Argument(help: "The key.", completion: SettingsCommand.keyCompletion)
  var key: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let file = try SettingsFile(context.dataDirectory(dataOptions))
    let text = try file.text()
    let rows = text.rows(below: key)
    guard let json = text.json(below: key), let first = rows.first else { throw missing(text) }
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(json))
    case .csv:
      try context.streams.write(
        CSVText().text(header: ["key", "value"], rows: rows.map { [$0.key, $0.text] })
      )
    case .table where rows.count == 1 && first.key == key:
      try context.streams.printLine(first.text.escapingControlsButLayout)
    case .table, .yaml:
      for row in rows {
        try context.streams.printLine("\(row.key): \(row.text)".escapingControlsButLayout)
      }
    }
  }

  /// An assignment of a key, of its first inner key if it is a mapping.
  private static func example(_ key: String, _ known: SchemaKey) -> String {
    guard case .mapping(let inner) = known.type, let first = inner.first else {
      return "\(key)=\(known.type.example)"
    }
    return example("\(key).\(first.key)", first)
  }

  private func missing(_ text: SettingsText) -> CommandFailure {
    let keys = Settings.schema.keys
    if let path = FieldPath(parsing: key), let known = keys.key(at: path) {
      return CommandFailure(
        .nothingFound,
        "\(key) is not set: \(known.doc)",
        fix: "set it with: plugtrack settings set \(Self.example(key, known))"
      )
    }
    let nearest = Spelling.nearest(to: key, among: text.rows().map(\.key) + keys.map(\.key))
    return CommandFailure(
      .usage,
      "\(key) is not a setting",
      fix: nearest.map { "did you mean \($0)?" } ?? "plugtrack settings list --help names them all"
    )
  }
}
