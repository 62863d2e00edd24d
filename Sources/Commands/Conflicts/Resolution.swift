import ChargingLog
import DataDirectory
import YAMLRecord

/// Conflicts settled, as changes of files: the record's value, and the conflict record gone.
struct Resolution {
  enum Choice {
    /// What stands in the record stays.
    case keep
    /// The value that waits takes its place.
    case other
    /// Neither.
    case value(String)
  }

  let directory: DataDirectory
  private(set) var changes: [FileChange] = []
  /// The conflicts' own files as they were when a person was asked about them.
  private let asked: [String: [UInt8]]

  init(of conflicts: [Conflict], directory: DataDirectory) throws {
    self.directory = directory
    var asked: [String: [UInt8]] = [:]
    for conflict in conflicts { asked[conflict.path] = try directory.bytes(of: conflict.path) }
    self.asked = asked
  }

  /// Settles one conflict more.
  ///
  /// - Throws: ``CommandFailure`` when the record is no longer as the conflict has it.
  mutating func settle(_ conflict: Conflict, _ choice: Choice) throws {
    let waiting = try conflict.other.flatMap { side in try content(of: side) }
    switch (choice, conflict.key) {
    case (.keep, _): break
    case (.other, nil): try put(waiting, at: conflict)
    case (.other, let key?):
      let text = waiting.map { String(decoding: $0, as: UTF8.self) }
      try edit(conflict, key, text, isWritten: true)
    case (.value, nil):
      throw CommandFailure(
        .usage,
        "\(RecordID.of(path: conflict.path)) is about a whole file, not about one value",
        fix: "add --keep or --other"
      )
    case (.value(let text), let key?): try edit(conflict, key, text, isWritten: false)
    }
    try change(conflict.path, to: nil)
    for name in [conflict.kept?.bytes, conflict.other?.bytes].compactMap(\.self) {
      guard let path = Self.path(ofBytes: name) else { continue }
      try change(path, to: nil)
    }
  }

  private mutating func edit(
    _ conflict: Conflict,
    _ key: String,
    _ value: String?,
    isWritten: Bool
  ) throws {
    guard let kind = RecordKind(path: conflict.file), let bytes = try now(conflict.file) else {
      throw CommandFailure(
        .problems,
        "\(conflict.file) is gone, so there is no \(key) to change",
        fix: "settle it with --keep"
      )
    }
    let reading = Record.read(bytes, file: conflict.file)
    guard let record = reading.record, !record.isPartial else {
      throw CommandFailure(
        .problems,
        "\(conflict.file) cannot be read well enough to change single values",
        fix: "mend it first",
        diagnostics: reading.diagnostics
      )
    }
    let edited = try ConflictEdit(record: record, kind: kind, key: key).setting(
      value,
      isWritten: isWritten
    )
    try change(conflict.file, to: edited.source.bytes)
  }

  private mutating func put(_ bytes: [UInt8]?, at conflict: Conflict) throws {
    guard Self.isInside(conflict.file) else {
      throw CommandFailure(.problems, "\(conflict.file) is no file of the data directory")
    }
    try change(conflict.file, to: bytes)
  }

  /// What a side has; `nil` when it took it away.
  private func content(of side: Conflict.Side) throws -> [UInt8]? {
    guard let name = side.bytes else { return side.value.map { Array($0.utf8) } }
    guard let path = Self.path(ofBytes: name), let bytes = try directory.bytes(of: path) else {
      throw CommandFailure(
        .problems,
        "conflicts/\(name) with the other value is gone",
        fix: "find it in the history, or settle it with --keep"
      )
    }
    return bytes
  }

  private func now(_ path: String) throws -> [UInt8]? {
    if let change = changes.first(where: { $0.path == path }) { return change.after }
    return try directory.bytes(of: path)
  }

  private mutating func change(_ path: String, to bytes: [UInt8]?) throws {
    if let index = changes.firstIndex(where: { $0.path == path }) {
      changes[index].after = bytes
    } else {
      let before = try asked[path] ?? directory.bytes(of: path)
      changes.append(FileChange(path: path, before: before, after: bytes))
    }
  }

  /// The path of a file beside a conflict record; `nil` for a name that leads elsewhere.
  private static func path(ofBytes name: String) -> String? {
    let path = "conflicts/\(name)"
    return isInside(path) && path.hasSuffix(".bytes") ? path : nil
  }

  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { ["", ".", "..", ".git"].contains($0.lowercased()) }
  }
}
