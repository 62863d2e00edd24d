extension RecordKind {
  /// The keys of a kind of record, from its schema.
  package var schemaKeys: [SchemaKey] {
    switch self {
    case .settings: Settings.schema.keys
    case .car: Car.schema.keys
    case .location: Location.schema.keys
    case .tariff: Tariff.schema.keys
    case .session: Session.schema.keys
    case .conflict: Conflict.schema.keys
    case .prices, .rules: []
    }
  }
}
