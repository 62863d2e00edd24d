import YAMLRecord

extension Field {
  /// A field that may be missing: missing means unknown.
  static func optional<V: ScalarValue>(
    _ key: String,
    _ path: any (WritableKeyPath<Record, V?> & Sendable),
    _ type: ValueType,
    _ doc: String
  ) -> Field {
    Field(
      key: key,
      type: type,
      isRequired: false,
      doc: doc,
      value: { $0[keyPath: path].map { $0.value(as: type) } },
      read: { node, record, decoding in
        record[keyPath: path] = decoding.scalar(node, key: key, as: type)
      }
    )
  }

  /// A field that every record has.
  static func required<V: ScalarValue>(
    _ key: String,
    _ path: any (WritableKeyPath<Record, V> & Sendable),
    _ type: ValueType,
    _ doc: String
  ) -> Field {
    Field(
      key: key,
      type: type,
      isRequired: true,
      doc: doc,
      value: { $0[keyPath: path].value(as: type) },
      read: { node, record, decoding in
        if let value: V = decoding.scalar(node, key: key, as: type) {
          record[keyPath: path] = value
        }
      }
    )
  }

  /// A list of scalars; missing is empty.
  static func list<V: ScalarValue>(
    _ key: String,
    _ path: any (WritableKeyPath<Record, [V]> & Sendable),
    of type: ValueType,
    _ doc: String
  ) -> Field {
    Field(
      key: key,
      type: .list(type),
      isRequired: false,
      doc: doc,
      value: { record in
        let items = record[keyPath: path]
        return items.isEmpty ? nil : .list(items.map { $0.value(as: type) })
      },
      read: { node, record, decoding in
        record[keyPath: path] = decoding.items(node, key: key).compactMap {
          decoding.scalar($0, key: key, as: type)
        }
      }
    )
  }

  /// A mapping with keys of its own.
  static func group<V: SchemaRecord>(
    _ key: String,
    _ path: any (WritableKeyPath<Record, V?> & Sendable),
    _ doc: String
  ) -> Field {
    Field(
      key: key,
      type: .mapping(V.schema.keys),
      isRequired: false,
      doc: doc,
      value: { $0[keyPath: path].map { .mapping(V.schema.values(of: $0)) } },
      read: { node, record, decoding in
        record[keyPath: path] = decoding.mapping(node, key: key, as: V.self)
      }
    )
  }

  /// A list of mappings; missing is empty.
  static func groups<V: SchemaRecord>(
    _ key: String,
    _ path: any (WritableKeyPath<Record, [V]> & Sendable),
    required: Bool = false,
    _ doc: String
  ) -> Field {
    Field(
      key: key,
      type: .list(.mapping(V.schema.keys)),
      isRequired: required,
      doc: doc,
      value: { record in
        let items = record[keyPath: path]
        return items.isEmpty ? nil : .list(items.map { .mapping(V.schema.values(of: $0)) })
      },
      read: { node, record, decoding in
        record[keyPath: path] = decoding.items(node, key: key).compactMap {
          decoding.mapping($0, key: key, as: V.self)
        }
      }
    )
  }
}
