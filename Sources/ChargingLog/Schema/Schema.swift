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
  private let names: [String]
  /// The positions of exclusive keys, as bits.
  private let exclusiveBits: [UInt64]

  package init(exclusive: [[String]] = [], _ fields: [Field<Record>]) {
    self.fields = fields
    self.exclusive = exclusive
    names = fields.map(\.key)
    let positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.key, $0) })
    self.positions = positions
    exclusiveBits = exclusive.map { keys in
      keys.compactMap { positions[$0] }.reduce(0) { $0 | 1 << UInt64($1) }
    }
  }

  /// The keys without the typed part.
  package var keys: [SchemaKey] {
    fields.map {
      SchemaKey(
        key: $0.key,
        type: $0.type,
        isRequired: $0.isRequired,
        merging: $0.merging,
        doc: $0.doc
      )
    }
  }

  package subscript(key: String) -> Field<Record>? { positions[key].map { fields[$0] } }

  /// The position of a key.
  ///
  /// - Parameter start: Where it most likely is, or soon behind: files have their keys in this order.
  func position(of key: String, near start: Int = 0) -> Int? {
    let likely = start..<min(start + 8, names.count)
    return likely.first { names[$0] == key } ?? positions[key]
  }

  /// Whether keys at some positions, given as bits, exclude each other.
  func hasExclusive(among positions: UInt64) -> Bool {
    exclusiveBits.contains { ($0 & positions).nonzeroBitCount > 1 }
  }

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
  /// What becomes of changes of two machines.
  package let merging: Merging
  package let doc: String
  /// The value in a record, `nil` when it is unknown.
  package let value: @Sendable (Record) -> Value?
  /// Reads a node into a record and reports what is wrong with it.
  let read: @Sendable (Node, inout Record, inout Decoding) -> Void

  init(
    key: String,
    type: ValueType,
    isRequired: Bool,
    merging: Merging = .value,
    doc: String,
    value: @escaping @Sendable (Record) -> Value?,
    read: @escaping @Sendable (Node, inout Record, inout Decoding) -> Void
  ) {
    self.key = key
    self.type = type
    self.isRequired = isRequired
    self.merging = merging
    self.doc = doc
    self.value = value
    self.read = read
  }
}
