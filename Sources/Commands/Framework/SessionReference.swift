import ChargingLog
import YAMLRecord

/// A session as a person names it: its id, the beginning of it, `last`, or `last~2`.
struct SessionReference {
  let text: String

  /// The file that is meant.
  ///
  /// Files with errors can be named too, so that they can be mended.
  ///
  /// - Throws: ``CommandFailure`` when nothing or more than one session is meant.
  func path(in index: ChargingIndex) throws(CommandFailure) -> String {
    guard !text.isEmpty else {
      throw CommandFailure(
        .usage,
        "the id of the session is empty",
        fix: "write one, or last; plugtrack list shows their ids"
      )
    }
    if let back = stepsBack {
      guard index.sessions.count > back else {
        throw CommandFailure(.nothingFound, "there are only \(index.sessions.count) sessions")
      }
      return index.sessions.path(at: index.sessions.count - 1 - back)
    }
    let name = text.hasSuffix(".yaml") ? RecordID.of(path: text) : text
    var paths = index.sessions.paths
    let known = Set(paths)
    paths += Set(index.diagnostics.map(\.file)).subtracting(known).filter {
      $0.hasPrefix("sessions/")
    }.sorted()
    if paths.contains(text) { return text }
    let exact = paths.filter { RecordID.of(path: $0) == name }
    if exact.count == 1 { return exact[0] }
    if exact.count > 1 {
      throw CommandFailure(
        .usage,
        "\(exact.count) files have the id \(name)",
        fix: "write the path of one: \(exact.prefix(5).joined(separator: ", "))"
      )
    }
    let matches = paths.filter { RecordID.of(path: $0).hasPrefix(name) }
    if matches.count == 1 { return matches[0] }
    guard let first = matches.first else {
      let nearest = Spelling.nearest(
        to: name,
        among: paths.suffix(2000).map { RecordID.of(path: $0) }
      )
      throw CommandFailure(
        .nothingFound,
        "there is no session \(text)",
        fix: nearest.map { "did you mean \($0)?" } ?? "plugtrack list shows their ids"
      )
    }
    let shown = matches.suffix(5).map { RecordID.of(path: $0) }.joined(separator: ", ")
    throw CommandFailure(
      .usage,
      "\(text) is the beginning of \(matches.count) ids, \(RecordID.of(path: first)) the first",
      fix: "write more of it: \(shown)"
    )
  }

  /// The position of the session in the index.
  func position(in index: ChargingIndex) throws(CommandFailure) -> Int {
    let path = try path(in: index)
    guard let position = index.sessions.paths.firstIndex(of: path) else {
      let problems = index.diagnostics.filter { $0.file == path }
      throw CommandFailure(
        .problems,
        "\(path) has errors",
        fix: "mend it with: plugtrack edit \(ShellWord.argument(RecordID.of(path: path)))",
        diagnostics: problems
      )
    }
    return position
  }

  private var stepsBack: Int? {
    if text == "last" { return 0 }
    guard text.hasPrefix("last~"), let count = Int(text.dropFirst(5)), count >= 0 else {
      return nil
    }
    return count
  }
}
