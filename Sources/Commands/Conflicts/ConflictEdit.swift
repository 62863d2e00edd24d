import ChargingLog
import YAMLRecord

/// One value of a record, named by the key of a conflict.
struct ConflictEdit {
  let record: Record
  let kind: RecordKind
  let key: String

  /// The record with another value there.
  ///
  /// - Parameters:
  ///   - value: The value; `nil` takes the key away.
  ///   - isWritten: Whether lists and mappings are given as they are written in a record.
  /// - Returns: The record, with nothing but that value changed.
  /// - Throws: ``CommandFailure`` when the record has no such place, or the value is none.
  func setting(_ value: String?, isWritten: Bool) throws(CommandFailure) -> Record {
    guard let key = ConflictKey(parsing: key), let path = path(of: key) else { throw gone }
    let present = record.node(at: path)
    let edit: Edit
    if let value {
      let content = try content(value, at: path, isWritten: isWritten)
      guard present == nil, case .item = key.steps.last else {
        return try apply(.set(path, content))
      }
      edit = .append(path, content)
    } else {
      guard present != nil else { return record }
      edit = .unset(path)
    }
    return try apply(edit)
  }

  /// Where the value stands, or would stand: the list itself when its item is gone.
  private func path(of key: ConflictKey) -> FieldPath? {
    if let path = record.path(of: key, kind.mergeRules) { return path }
    let parent = ConflictKey(key.steps.dropLast())
    guard let path = parent.steps.isEmpty ? FieldPath([]) : self.path(of: parent) else {
      return nil
    }
    switch key.steps.last {
    case .key(let name): return path.appending(name)
    case .item: return path
    case nil: return nil
    }
  }

  private func apply(_ edit: Edit) throws(CommandFailure) -> Record {
    let keys = kind.schemaKeys
    do throws(EditError) {
      return try record.applying([edit]) { keys.keys(at: $0.steps) }
    } catch {
      throw CommandFailure(
        .usage,
        "\(record.source.file): \(error.path): \(error.message)",
        fix: "write the value by hand, then settle the conflict with --keep"
      )
    }
  }

  private func content(_ text: String, at path: FieldPath, isWritten: Bool) throws(CommandFailure)
    -> Content
  {
    guard isCollection(text, at: path) else { return .text(text) }
    let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }
    let reading = Record.read(Array(("value:\n" + indented.joined()).utf8), file: "")
    guard let value = reading.record?.entries.first?.value, reading.diagnostics.isEmpty else {
      throw CommandFailure(
        .usage,
        "\(key) cannot be written as: \(text)",
        fix: isWritten ? "write it by hand, then use --keep" : "write a list as in [one, two]"
      )
    }
    return value.content
  }

  /// Whether a value is a list or mapping: by the schema, else by what it looks like.
  private func isCollection(_ text: String, at path: FieldPath) -> Bool {
    if case .index = path.steps.last { return true }
    switch kind.schemaKeys.key(at: path)?.type {
    case .list, .mapping, .freeMapping: return true
    case .some: return false
    case nil:
      return kind != .prices && (text.hasPrefix("[") || text.hasPrefix("{"))
        || record.node(at: path)?.text == nil && record.node(at: path) != nil
    }
  }

  private var gone: CommandFailure {
    CommandFailure(
      .problems,
      "\(record.source.file) has no \(key) any more",
      fix: "write the value by hand, then settle the conflict with --keep"
    )
  }
}
