import ChargingLog
import DataDirectory
import YAMLRecord

/// The text of a new record, made from `key=value` words.
struct NewRecord {
  let kind: RecordKind
  let path: String
  let heading: [String]

  private static let placeholder = "x-placeholder"

  /// The file's text, keys in the order of the schema.
  ///
  /// - Throws: ``CommandFailure`` when a word is no assignment, or its value not of its type.
  func bytes(_ assignments: [String]) throws(CommandFailure) -> [UInt8] {
    let keys = kind.schemaKeys
    // Edits need a record to start from, and a record without keys is none.
    let seed = Record.compose([Content.Pair(Self.placeholder, .text("-"))], heading: heading)
    guard var record = Record.read(seed, file: path).record else {
      throw CommandFailure(.usage, "\(path) cannot be made")
    }
    for text in assignments {
      let edits = try Assignment(text, keys: keys).edits(for: record)
      record = try apply(edits, to: record, keys)
    }
    return try apply([.unset(FieldPath(Self.placeholder))], to: record, keys).source.bytes
  }

  private func apply(
    _ edits: [Edit],
    to record: Record,
    _ keys: [SchemaKey]
  ) throws(CommandFailure) -> Record {
    do throws(EditError) {
      return try record.applying(edits) { keys.keys(at: $0.steps) }
    } catch {
      throw CommandFailure(.usage, "\(error.path): \(error.message)")
    }
  }
}
