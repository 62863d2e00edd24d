import ChargingLog
import DataDirectory
import YAMLRecord

/// A car, location or tariff as a person names it: its id, the beginning of it, or an alias.
struct RecordReference<Noun: RecordNoun> {
  let text: String

  /// The id that is meant; a file with errors can be named too, so that it can be mended.
  ///
  /// - Throws: ``CommandFailure`` when nothing or more than one record is meant.
  func id(in index: ChargingIndex, _ directory: DataDirectory) throws(CommandFailure) -> String {
    let folder = Noun.kind.folder + "/"
    let name =
      text.hasSuffix(".yaml")
      ? RecordID.of(path: text)
      : text.hasPrefix(folder) ? String(text.dropFirst(folder.count)) : text
    if isPlainName(name), directory.exists(Noun.path(of: name)) { return name }
    if Noun.kind == .location, let place = index.location(named: name) { return place.id }
    let known = Self.ids(in: index)
    let matches = name.isEmpty ? [] : known.filter { $0.hasPrefix(name) }
    if let only = matches.first, matches.count == 1 { return only }
    guard matches.isEmpty else {
      throw CommandFailure(
        .nothingFound,
        "\(name) begins more than one \(Noun.word): \(matches.joined(separator: ", "))",
        fix: "write more of it"
      )
    }
    let nearest = Spelling.nearest(to: name, among: known)
    throw CommandFailure(
      .nothingFound,
      "there is no \(Noun.word) \(name)",
      fix: nearest.map { "did you mean \($0)?" } ?? Self.overview(known)
    )
  }

  /// The record that is meant.
  ///
  /// - Throws: ``CommandFailure`` also when its file has errors.
  func record(
    in index: ChargingIndex,
    _ directory: DataDirectory
  ) throws(CommandFailure) -> Noun.Stored {
    let id = try id(in: index, directory)
    guard let record = Noun.records(in: index)[id] else {
      let path = Noun.path(of: id)
      throw CommandFailure(
        .problems,
        "\(path) has errors",
        fix: "mend it with: plugtrack \(Noun.word) edit \(id)",
        diagnostics: index.diagnostics.filter { $0.file == path }
      )
    }
    return record
  }

  /// All ids, those of files with errors included.
  static func ids(in index: ChargingIndex) -> [String] {
    let broken = index.diagnostics.map(\.file).filter { RecordKind(path: $0) == Noun.kind }
    return Set(Noun.records(in: index).keys).union(broken.map { RecordID.of(path: $0) }).sorted()
  }

  private func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  private static func overview(_ known: [String]) -> String {
    known.isEmpty
      ? "add one with: plugtrack \(Noun.word) add \(Noun.example)"
      : "there is \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? " …" : "")"
  }
}
