import ChargingLog
import DataDirectory
import YAMLRecord

/// The files, folders and ids that a check is asked about; all of them when none is named.
struct CheckedPaths {
  private let paths: [String]

  /// - Parameters:
  ///   - texts: As a person writes them: from the data directory, from the working directory, or
  ///     from the root of the file system.
  /// - Throws: ``CommandFailure`` when nothing has such a name.
  init(
    _ texts: [String],
    in index: ChargingIndex,
    _ directory: DataDirectory,
    workingDirectory: String
  ) throws(CommandFailure) {
    let known = texts.isEmpty ? [] : Self.knownFiles(index)
    let below =
      workingDirectory.hasPrefix(directory.root + "/")
      ? String(workingDirectory.dropFirst(directory.root.count + 1)) + "/" : ""
    paths = try texts.map { text throws(CommandFailure) in
      let path = Self.plain(text, directory.root)
      let candidates = below.isEmpty ? [path] : [path, below + path]
      if let found = candidates.first(where: { Self.isThere($0, directory, known) }) {
        return found
      }
      throw CommandFailure(
        .nothingFound,
        "there is no \(text) in the data",
        fix: Self.nearest(to: path, known).map { "did you mean \($0)?" }
          ?? "name a file, a folder or an id"
      )
    }
  }

  /// Whether a file is among them.
  func contains(_ file: String) -> Bool {
    paths.isEmpty
      || paths.contains { path in
        path.isEmpty || file == path || file.hasPrefix(path + "/")
          || RecordID.of(path: file) == path
      }
  }

  /// A path from the data directory, without dots and slashes around it; empty for all of it.
  private static func plain(_ text: String, _ root: String) -> String {
    if text == root || text == "." { return "" }
    var path = text.hasPrefix(root + "/") ? String(text.dropFirst(root.count + 1)) : text
    while path.hasPrefix("./") { path = String(path.dropFirst(2)) }
    while path.hasSuffix("/") { path = String(path.dropLast()) }
    return path
  }

  private static func isThere(_ path: String, _ directory: DataDirectory, _ known: Set<String>)
    -> Bool
  {
    path.isEmpty || known.contains(path) || directory.exists(path)
      || known.contains { $0.hasPrefix(path + "/") || RecordID.of(path: $0) == path }
  }

  private static func knownFiles(_ index: ChargingIndex) -> Set<String> {
    Set(
      index.sessions.paths + index.cars.values.map(\.path)
        + index.locations.values.map(\.path) + index.tariffs.values.map(\.path)
        + index.conflicts.map(\.path) + index.diagnostics.map(\.file) + index.findings.map(\.file)
    )
  }

  /// The folder, file or id that is spelled most like a path.
  private static func nearest(to path: String, _ known: Set<String>) -> String? {
    var names: Set<String> = []
    for file in known {
      let parts = file.split(separator: "/")
      for count in 1..<max(2, parts.count) {
        names.insert(parts.prefix(count).joined(separator: "/"))
      }
    }
    if let folder = Spelling.nearest(to: path, among: names.sorted()) { return folder }
    return Spelling.nearest(to: path, among: known.map { RecordID.of(path: $0) }.sorted())
      ?? Spelling.nearest(to: path, among: known.sorted())
  }
}
