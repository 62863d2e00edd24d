import ArgumentParser
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// `plugtrack doctor`: what may stand in the way of a sync, and its repair.
struct DoctorCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find what is wrong with the repository, and repair it.",
    discussion: """
      Looks without a network; says nothing and exits 0 when all is well. The exit code is that of \
      the first error. What --fix changes is copied to .git/plugtrack/saved first.
      """
  )

  @Flag(name: .customLong("fix"), help: "Repair what is safe to, keeping copies.")
  var repairs = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    if format.format == .yaml { throw format.refusal(of: "doctor", instead: "json or csv") }
    let directory = try context.dataDirectory(dataOptions)
    let state = try RepositoryState(directory, context)
    let doctor = Doctor {
      // The repository was there a moment ago; if it is gone, what was seen of it counts.
      (try? RepositoryState(directory, context)) ?? state
    }
    let diagnosis = repairs ? doctor.repair() : Doctor.Diagnosis(problems: doctor.examine())
    if diagnosis.problems.isEmpty { ConfigurationCopy.keep(state) }
    switch format.format {
    case .table: try printTexts(diagnosis, context)
    case .json: try context.streams.printLine(JSONText.pretty(diagnosis.json))
    case .csv, .yaml: try context.streams.write(diagnosis.csv)
    }
    if let worst = diagnosis.problems.first(where: { $0.severity == .error }) {
      throw worst.status.code
    }
  }

  private func printTexts(_ diagnosis: Doctor.Diagnosis, _ context: CommandContext) throws {
    for repair in diagnosis.repairs {
      try context.streams.printLine(
        context.style.paint("repaired:", as: .heading)
          + " \(repair.done.escapingControls) [\(repair.problem.code.rawValue)]"
      )
    }
    for problem in diagnosis.problems {
      try context.streams.printLine(context.style.text(of: problem.diagnostic))
    }
    if let copies = diagnosis.copies {
      context.streams.note("what was there before is in \(copies)")
    }
  }
}

extension Doctor.Diagnosis {
  /// The repairs and what is left, each in the form of `check`.
  fileprivate var json: JSON {
    .object([
      (
        "repaired",
        .array(
          repairs.map { repair in
            .object([
              ("code", .string(repair.problem.code.rawValue)),
              ("file", .string(repair.problem.place)), ("done", .string(repair.done)),
            ])
          }
        )
      ),
      ("copies", copies.map { .string($0) } ?? .null),
      ("problems", .array(problems.map(\.diagnostic.json))),
    ])
  }

  fileprivate var csv: String {
    let rows =
      repairs.map { ["repaired", $0.problem.code.rawValue, $0.problem.place, $0.done, ""] }
      + problems.map {
        [$0.severity.rawValue, $0.code.rawValue, $0.place, $0.message, $0.fix]
      }
    return CSVText().text(header: ["severity", "code", "file", "message", "fix"], rows: rows)
  }
}
