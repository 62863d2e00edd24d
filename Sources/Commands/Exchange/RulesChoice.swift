import ChargingLog
import Importing

/// How a file is read, and why so.
struct RulesChoice {
  private enum Way {
    case own(CSVDialect)
    case rules(Recognition.Candidate)
  }

  private let way: Way
  private let path: String

  /// - Throws: ``CommandFailure`` when no rules fit the file, or several do equally well.
  init(_ input: ImportInput, catalog: RuleCatalog, rules: String?) throws(CommandFailure) {
    path = input.file.path
    let recognition = Recognition(prefix: input.prefix)
    if rules == PlugTrackCSV.name || rules == nil, let header = recognition.header,
      PlugTrackCSV.recognises(header)
    {
      way = .own(CSVDialect.sniff(input.prefix))
      return
    }
    if let rules {
      guard let chosen = catalog[rules],
        let candidate = recognition.candidate(chosen, isForced: true)
      else {
        throw CommandFailure(
          .problems,
          "\(path) has no header that \(rules) could read",
          fix: "look at its first line"
        )
      }
      way = .rules(candidate)
      return
    }
    switch recognition.recognise(among: catalog) {
    case .rules(let candidate): way = .rules(candidate)
    case .ambiguous(let candidates):
      let reasons = candidates.map { "\($0.rules.id) (\($0.reason))" }.joined(separator: "; ")
      throw CommandFailure(
        .problems,
        "\(path) fits several rules alike: \(reasons)",
        fix: "say which: --rules \(candidates.map(\.rules.id).joined(separator: ", or --rules "))"
      )
    case .unknown(let header, let nearest):
      let near =
        nearest.map { "; \($0.rules.id) would fit, but for \($0.missing.joined(separator: ", "))" }
        ?? ""
      let shown = header.prefix(12).joined(separator: ", ") + (header.count > 12 ? ", …" : "")
      throw CommandFailure(
        .problems,
        header.isEmpty
          ? "\(path) has no readable header"
          : "no rules know the header of \(path): \(shown)\(near)",
        fix: catalog.diagnostics.isEmpty
          ? "draft rules with: plugtrack import --suggest \(path) > my.yaml"
          : "mend the rules that have errors, and import it again"
      )
    }
  }

  /// Which rules were taken and why.
  var text: String {
    switch way {
    case .own: "\(path): PlugTrack's own export"
    case .rules(let candidate):
      "\(path): \(candidate.rules.name) [\(candidate.rules.id)\(origin(candidate.rules))], \(candidate.reason)"
    }
  }

  private func origin(_ rules: ImportRules) -> String {
    guard case .file(let path) = rules.origin else { return "" }
    return ", \(path)"
  }

  var dialect: CSVDialect {
    switch way {
    case .own(let dialect): dialect
    case .rules(let candidate): candidate.dialect
    }
  }

  /// Reads the file; each outcome comes with the bytes of the header.
  func run(
    _ file: ImportFile,
    _ index: ChargingIndex,
    _ options: ImportOptions,
    _ take: ([UInt8], RowOutcome) throws -> Void
  ) throws {
    switch way {
    case .own(let dialect):
      var run = PlugTrackCSVImport(file, dialect: dialect, into: index)
      let header = try run.headerSource
      try run.run { try take(header, $0) }
    case .rules(let candidate):
      var run = try FileImport(file, as: candidate, into: index, options: options)
      let header = try run.headerSource
      try run.run { try take(header, $0) }
    }
  }
}
