import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// `plugtrack history [ID]`: what changed, when, on which machine.
struct HistoryCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show every change of a record, key by key, or the latest commits.",
    discussion: "ID is a session, or the path of any record: cars/ioniq5.yaml."
  )

  @Argument(help: "The record.", completion: Completions.sessions)
  var id: String?

  @Option(help: "Show only so many, the latest.")
  var limit: Int = 20

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let repository = try await context.repository(of: directory)
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let zone = index.settings.timeZone ?? .utc
    let rows: [HistoryRow]
    if let id {
      let path = try await RecordPath(text: id).path(in: index, directory, repository)
      let versions = try await repository.changes(of: path).prefix(max(0, limit))
      rows = versions.flatMap { HistoryRow.rows(of: $0, path) }
    } else {
      guard let head = try await repository.head().commit else { return }
      var count = 0
      let limit = limit
      let commits = try await repository.history(from: head) { _ in
        count += 1
        return count <= limit
      }
      rows = commits.map { HistoryRow(commit: $0, key: nil, before: nil, after: nil) }
    }
    guard !rows.isEmpty else { throw CommandFailure(.nothingFound, "there is no history yet") }
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(.array(rows.map(\.json))))
    case .yaml: throw format.refusal(of: "history", instead: "json or csv")
    case .csv:
      try context.streams.write(
        CSVText().text(
          header: ["commit", "time", "machine", "what", "key", "before", "after"],
          rows: rows.map { $0.cells(zone) }
        )
      )
    case .table:
      for row in rows { try context.streams.printLine(row.line(zone, context.style)) }
    }
  }
}

/// A change of one key, or a whole commit.
struct HistoryRow {
  var commit: Commit
  var key: String?
  var before: String?
  var after: String?

  /// One row for each key at the top that changed.
  static func rows(of version: FileVersion, _ path: String) -> [HistoryRow] {
    let (before, after) = (values(version.before, path), values(version.after, path))
    var seen: Set<String> = []
    let keys = (before + after).map(\.key).filter { seen.insert($0).inserted }
    let rows = keys.compactMap { key -> HistoryRow? in
      let old = before.first { $0.key == key }?.value
      let new = after.first { $0.key == key }?.value
      guard old != new else { return nil }
      return HistoryRow(commit: version.commit, key: key, before: old, after: new)
    }
    return rows.isEmpty
      ? [HistoryRow(commit: version.commit, key: nil, before: nil, after: nil)] : rows
  }

  private static func values(_ bytes: [UInt8]?, _ path: String) -> [(key: String, value: String)] {
    guard let bytes,
      let record = Record.read(SecretMask.hide(bytes, path: path), file: path).record
    else { return [] }
    return record.entries.map { entry in
      let text =
        entry.value.text
        ?? String(decoding: record.source.bytes[entry.value.span.range], as: UTF8.self)
      return (entry.key, text)
    }
  }

  var machine: String { commit.message[trailer: "Machine"] ?? commit.author.name }

  private var instant: Instant { Instant(secondsSince1970: commit.author.secondsSince1970) }

  func line(_ zone: Zone, _ style: Style) -> String {
    let what =
      key.map { key in
        "\(key): \(before ?? "–") → \(after ?? "–")".escapingControls
      } ?? commit.message.subject.escapingControls
    let time = Timestamp(instant, in: zone).civil
    return style.paint(commit.id.short, as: .dim)
      + "  \(time.date.text) \(time.clockText(withSeconds: false))  \(machine.escapingControls)  \(what)"
  }

  func cells(_ zone: Zone) -> [String] {
    [
      commit.id.description, instant.description, machine, commit.message.subject, key ?? "",
      before ?? "", after ?? "",
    ]
  }

  var json: JSON {
    .object([
      ("commit", .string(commit.id.description)), ("time", .string(instant.description)),
      ("machine", .string(machine)), ("what", .string(commit.message.subject)),
      ("key", key.map { .string($0) } ?? .null), ("before", before.map { .string($0) } ?? .null),
      ("after", after.map { .string($0) } ?? .null),
    ])
  }
}
