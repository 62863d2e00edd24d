extension Schema {
  /// Writes a record for a snapshot: which fields are known, then their values.
  package func store(_ record: Record, to writer: inout ByteWriter) {
    var values = ByteWriter()
    var known: UInt64 = 0
    for position in fields.indices where fields[position].store(record, &values) {
      known |= 1 << UInt64(position)
    }
    writer.write(known)
    writer.write(contentsOf: values.bytes)
  }

  /// Reads a record that `store` wrote; the reader says whether that went well.
  package func load(from reader: inout ByteReader) -> Record {
    var record = Record()
    var known = reader.readUnsigned()
    if known >> UInt64(fields.count) != 0 { reader.fail() }
    while known != 0, !reader.hasFailed {
      let position = known.trailingZeroBitCount
      fields[position].load(&reader, &record)
      known &= known - 1
    }
    return record
  }

  /// A number that changes whenever keys come, go, move or change their type, so that a snapshot
  /// of another version is not misread.
  package var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in keys.signature.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension [SchemaKey] {
  /// All that decides how the keys are stored and which values they take, keys inside them too.
  fileprivate var signature: String {
    map { "\($0.key) \($0.isRequired ? "required " : "")\($0.type.signature)\n" }.joined()
  }
}

extension ValueType {
  fileprivate var signature: String {
    switch self {
    case .number(let unit, let range): "number \(unit) \(range)"
    case .whole(let range): "whole \(range)"
    case .price: "price"
    case .mapping(let keys): "{\(keys.signature)}"
    case .list(let item): "[\(item.signature)]"
    default: description
    }
  }
}

extension Session {
  /// Writes the session for a snapshot.
  ///
  /// It stands here, beside the generic code, so that the compiler makes a version of it for sessions.
  package func store(to writer: inout ByteWriter) { Session.schema.store(self, to: &writer) }

  /// Reads a session that `store` wrote; the reader says whether that went well.
  package static func load(from reader: inout ByteReader) -> Session {
    Session.schema.load(from: &reader)
  }
}

extension ByteWriter {
  /// Writes a list that is not empty; `false` when it is.
  mutating func writeList<T>(_ items: [T], _ write: (T, inout ByteWriter) -> Void) -> Bool {
    guard !items.isEmpty else { return false }
    self.write(UInt64(items.count))
    for item in items { write(item, &self) }
    return true
  }
}

extension ByteReader {
  mutating func read<V: ScalarValue>(_ type: V.Type) -> V? {
    let value = V.read(from: &self)
    if value == nil { fail() }
    return value
  }

  mutating func readList<T>(_ read: (inout ByteReader) -> T?) -> [T] {
    let count = readUnsigned()
    var items: [T] = []
    while items.count < count, !hasFailed {
      if let item = read(&self) { items.append(item) }
    }
    return items
  }
}
