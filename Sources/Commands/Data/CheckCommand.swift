import ArgumentParser
import ChargingLog
import DataDirectory
import YAMLRecord

/// `plugtrack check`: every problem in one run.
struct CheckCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every mistake in the data; say nothing when there is none.",
    discussion: "Exits 1 when there are errors, with --strict also for warnings."
  )

  @Argument(help: "Only what concerns these files, folders or ids.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Let warnings count as errors.")
  var strict = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
    let checked = try CheckedPaths(
      paths,
      in: index,
      directory,
      workingDirectory: context.workingDirectory
    )
    let diagnostics = directory.diagnostics(of: index, now: context.now) { checked.contains($0) }
    switch format.format {
    case .table:
      // One by one: a pipe may be closed after the first.
      for diagnostic in diagnostics {
        try context.streams.printLine(context.style.text(of: diagnostic))
      }
      if !diagnostics.isEmpty { context.streams.note(summary(diagnostics)) }
    case .json:
      try context.streams.printLine(JSONText.pretty(.array(diagnostics.map(\.json))))
    case .yaml: throw format.refusal(of: "check", instead: "json or csv")
    case .csv:
      let rows = diagnostics.map {
        [
          $0.file, $0.place.map { "\($0.line)" } ?? "", $0.place.map { "\($0.column)" } ?? "",
          $0.severity.rawValue, $0.code, $0.message, $0.fix ?? "",
        ]
      }
      try context.streams.write(
        CSVText().text(
          header: ["file", "line", "column", "severity", "code", "message", "fix"],
          rows: rows
        )
      )
    }
    let threshold: Diagnostic.Severity = strict ? .warning : .error
    if diagnostics.contains(where: { $0.severity >= threshold }) { throw ExitStatus.problems.code }
  }

  private func summary(_ diagnostics: [Diagnostic]) -> String {
    [Diagnostic.Severity.error, .warning, .hint].compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}

extension Diagnostic {
  /// The diagnostic as JSON.
  var json: JSON {
    .object([
      ("file", .string(file)), ("line", place.map { .int($0.line) } ?? .null),
      ("column", place.map { .int($0.column) } ?? .null),
      ("length", place.map { .int($0.length) } ?? .null),
      ("severity", .string(severity.rawValue)), ("code", .string(code)),
      ("message", .string(message)),
      ("fix", fix.map { .string($0) } ?? .null), ("excerpt", excerpt.map { .string($0) } ?? .null),
      (
        "notes",
        .array(
          notes.map { note in
            .object([
              ("file", .string(note.file)), ("line", note.place.map { .int($0.line) } ?? .null),
              ("message", .string(note.message)),
            ])
          }
        )
      ),
    ])
  }
}
