import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack schema [KIND] [--out DIR]`.
struct SchemaCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a record, for editors and other tools.",
    discussion: """
      Kinds: \(JSONSchema.kinds.map(\.rawValue).joined(separator: ", ")). Without a kind it lists \
      them. With --out it writes <kind>.json for each, as init does into .schema.
      """
  )

  @Argument(
    help: "The kind of record.",
    completion: .list(JSONSchema.kinds.map(\.rawValue))
  )
  var kind: String?

  @Option(
    help: ArgumentHelp("Write files into a folder.", valueName: "dir"),
    completion: .directory
  )
  var out: String?

  @OptionGroup(visibility: .hidden) var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let chosen = try kind.map { try [self.kind(named: $0)] }
    if let out {
      let directory = DataDirectory(path: out, cache: nil)
      let kinds = chosen ?? JSONSchema.kinds
      let files = try kinds.map { kind in
        let name = "\(kind.rawValue).json"
        return FileChange(
          path: name,
          before: try directory.bytes(of: name),
          after: JSONSchema(kind).bytes
        )
      }
      try directory.create(files, folders: [])
      for file in files { context.streams.note("wrote \(out)/\(file.path)") }
    } else if let kind = chosen?.first {
      try context.streams.write(String(decoding: JSONSchema(kind).bytes, as: UTF8.self))
    } else {
      for kind in JSONSchema.kinds { try context.streams.printLine(kind.rawValue) }
    }
  }

  private func kind(named name: String) throws(CommandFailure) -> RecordKind {
    if let kind = JSONSchema.kinds.first(where: { $0.rawValue == name }) { return kind }
    let names = JSONSchema.kinds.map(\.rawValue)
    let nearest = Spelling.nearest(to: name, among: names)
    throw CommandFailure(
      .usage,
      "there is no schema of \(name)",
      fix: nearest.map { "did you mean \($0)?" } ?? "the kinds are \(names.joined(separator: ", "))"
    )
  }
}
