import Importing
import YAMLRecord

/// What became of the rows of one file, for the person who imports it.
struct ImportTally {
  let path: String
  var takenCount = 0
  private(set) var rejectedCount = 0
  /// What was taken in one of two possible ways, the first rows of it.
  private(set) var warnings: [String] = []

  private var knownCount = 0
  private var repeated: [(line: Int, first: Int)] = []
  /// Rows whose id is that of a session with another start and energy.
  private var moved: [(line: Int, path: String)] = []
  private var reasons: [Reason] = []
  private var positions: [Reason.Key: Int] = [:]
  private var unlistedCount = 0

  /// How many different reasons are told; a file that fits badly has one for each row.
  private static let reasonLimit = 100

  private struct Reason {
    struct Key: Hashable {
      var column: String?
      var code: String
      var text: String
    }

    var key: Key
    var fix: String?
    var lines: [Int]
    var position: Int
    var count: Int
  }

  init(path: String) { self.path = path }

  mutating func take(_ twin: KnownSessions.Twin, line: Int) {
    knownCount += 1
    if let first = twin.line { repeated.append((line, first)) }
    if twin.isElsewhere, let path = twin.path { moved.append((line, path)) }
  }

  mutating func take(_ warnings: [String], line: Int) {
    for warning in warnings where self.warnings.count < Self.reasonLimit {
      self.warnings.append("\(path):\(line): warning: \(warning)")
    }
  }

  mutating func take(_ rows: [RejectedRow]) {
    for row in rows {
      rejectedCount += 1
      let key = Reason.Key(column: row.column, code: row.code, text: row.reason)
      if let position = positions[key] {
        reasons[position].count += 1
        if reasons[position].lines.count < 10 { reasons[position].lines.append(row.line) }
      } else if reasons.count < Self.reasonLimit {
        positions[key] = reasons.count
        reasons.append(
          Reason(key: key, fix: row.fix, lines: [row.line], position: row.position, count: 1)
        )
      } else {
        unlistedCount += 1
      }
    }
  }

  /// Why rows were rejected: one for each reason, with the rows that it holds for.
  var diagnostics: [Diagnostic] {
    var list = reasons.map { reason in
      let others = reason.lines.dropFirst().map(String.init).joined(separator: ", ")
      let rest =
        reason.count > reason.lines.count ? " and \(reason.count - reason.lines.count) more" : ""
      let also = reason.count > 1 ? "; so in rows \(others)\(rest)" : ""
      return Diagnostic(
        code: reason.key.code,
        file: path,
        place: Diagnostic.Place(line: reason.lines.first ?? 1, column: reason.position, length: 1),
        message: (reason.key.column.map { "\($0): " } ?? "") + reason.key.text + also,
        fix: reason.fix
      )
    }
    if unlistedCount > 0 {
      list.append(
        Diagnostic(
          code: "import",
          file: path,
          message: "\(unlistedCount) more rows are rejected for other reasons",
          fix: nil
        )
      )
    }
    return list
  }

  /// `56 taken, 2 already there, 1 rejected`.
  func summary(isDryRun: Bool, rejectedFile: String?) -> String {
    var text =
      "  \(takenCount) \(isDryRun ? "would be taken" : "taken"), \(knownCount) already there"
    if !repeated.isEmpty {
      let shown = repeated.prefix(3).map { "row \($0.line) is row \($0.first)" }.joined(
        separator: ", "
      )
      text +=
        " (\(repeated.count) of them in the file itself: \(shown)\(repeated.count > 3 ? ", …" : ""))"
    }
    text += ", \(rejectedCount) rejected"
    if let rejectedFile { text += ": \(rejectedFile)" }
    for (line, path) in moved.prefix(3) {
      text +=
        "\n  row \(line) has the id of \(path), whose start and energy are other ones: left as it is"
    }
    if moved.count > 3 { text += "\n  and so have \(moved.count - 3) more" }
    return text
  }
}
