import YAMLRecord

extension Conflict {
  /// Whether its values must not be shown.
  package var isSecret: Bool {
    guard let path = key.flatMap(ConflictKey.init(parsing:)) else { return false }
    let keys: [SchemaKey] =
      switch RecordKind(path: file) {
      case .settings: Settings.schema.keys
      case .car: Car.schema.keys
      default: []
      }
    let steps = path.steps.map { step -> FieldPath.Step in
      switch step {
      case .key(let key): .key(key)
      case .item: .index(0)
      }
    }
    guard let type = keys.key(at: FieldPath(steps))?.type else { return false }
    return Self.holdsSecret(type)
  }

  private static func holdsSecret(_ type: ValueType) -> Bool {
    switch type {
    case .secret: true
    case .list(let item): holdsSecret(item)
    case .mapping(let keys): keys.contains { holdsSecret($0.type) }
    default: false
    }
  }

  /// Whether the other side took the whole file away.
  package var isDeletion: Bool { key == nil && other?.value == nil && other?.bytes == nil }
}
