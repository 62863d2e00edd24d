package import YAMLRecord

/// What becomes of a key that two machines changed: a column of the schema.
package enum Merging: Sendable, Hashable {
  /// As one value, or key by key where it has keys of its own.
  case value
  /// Text, line by line.
  case lines
  /// A list in which each item is there or is not.
  case set
  /// A list of mappings that are told from each other by some of their keys.
  case keyed(by: [String])
}

extension [SchemaKey] {
  /// The rules to merge a mapping of these keys by.
  package var mergeRules: [String: MergeRule] {
    Dictionary(map { ($0.key, $0.mergeRule) }) { first, second in first == .value ? second : first }
  }
}

extension SchemaKey {
  fileprivate var mergeRule: MergeRule {
    switch (merging, type) {
    case (.lines, _): .lines
    case (.set, _): .set
    case (.keyed(let keys), .list(.mapping(let inner))): .keyed(by: keys, inner.mergeRules)
    case (_, .mapping(let inner)): .mapping(inner.mergeRules)
    default: .value
    }
  }
}

extension RecordKind {
  /// The rules that records of this kind merge by.
  package var mergeRules: MergeRule {
    switch self {
    case .settings: Self.settingsRules
    case .car: Self.carRules
    case .location: Self.locationRules
    case .tariff: Self.tariffRules
    case .session: Self.sessionRules
    case .conflict, .prices, .rules: .value
    }
  }

  private static let settingsRules = MergeRule.mapping(Settings.schema.keys.mergeRules)
  private static let carRules = MergeRule.mapping(Car.schema.keys.mergeRules)
  private static let locationRules = MergeRule.mapping(Location.schema.keys.mergeRules)
  private static let tariffRules = MergeRule.mapping(Tariff.schema.keys.mergeRules)
  private static let sessionRules = MergeRule.mapping(Session.schema.keys.mergeRules)
}

extension RecordKind {
  /// The rules of every kind together, for a record whose kind is unknown.
  package static let mergeRulesOfAnyKind: [String: MergeRule] = {
    let keys =
      Settings.schema.keys + Car.schema.keys + Location.schema.keys + Tariff.schema.keys
      + Session.schema.keys
    return keys.mergeRules
  }()
}
