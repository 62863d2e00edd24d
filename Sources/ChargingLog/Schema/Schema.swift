import YAMLRecord

/// A record or a part of one that is read from a mapping.
package protocol SchemaRecord: Sendable, Hashable {
  /// A record without any value; required fields hold placeholders that never leave the reader.
  init()
  /// Its keys, in the order a file has them.
  static var schema: Schema<Self> { get }
}

/// The one table of a record: every key with its type, its meaning, and where its value is kept.
///
/// Reading, checking, did-you-mean, the place of a new key, JSON Schema, help texts, CSV columns
/// and the documentation are all made from it. Adding a field is adding a row.
package struct Schema<Record: SchemaRecord>: Sendable {
  package let fields: [Field<Record>]
  /// Sets of keys of which a mapping may have one.
  package let exclusive: [[String]]
  private let positions: [String: Int]

  package init(exclusive: [[String]] = [], _ fields: [Field<Record>]) {
    self.fields = fields
    self.exclusive = exclusive
    positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.key, $0) })
  }

  /// The keys without the typed part.
  package var keys: [SchemaKey] {
    fields.map { SchemaKey(key: $0.key, type: $0.type, isRequired: $0.isRequired, doc: $0.doc) }
  }

  package subscript(key: String) -> Field<Record>? { positions[key].map { fields[$0] } }

  func position(of key: String) -> Int? { positions[key] }

  /// The values of a record, in schema order, without those that are unknown.
  package func values(of record: Record) -> [Value.Pair] {
    fields.compactMap { field in field.value(record).map { Value.Pair(field.key, $0) } }
  }
}

/// One key of a record.
///
/// A class, so that reading a hundred thousand records does not copy its closures each time.
package final class Field<Record: SchemaRecord>: Sendable {
  package let key: String
  package let type: ValueType
  package let isRequired: Bool
  package let doc: String
  /// The value in a record, `nil` when it is unknown.
  package let value: @Sendable (Record) -> Value?
  /// Reads a node into a record and reports what is wrong with it.
  let read: @Sendable (Node, inout Record, inout Decoding) -> Void

  init(
    key: String,
    type: ValueType,
    isRequired: Bool,
    doc: String,
    value: @escaping @Sendable (Record) -> Value?,
    read: @escaping @Sendable (Node, inout Record, inout Decoding) -> Void
  ) {
    self.key = key
    self.type = type
    self.isRequired = isRequired
    self.doc = doc
    self.value = value
    self.read = read
  }
}
