import ChargingLog

/// The JSON Schema (2020-12) of a kind of record, made from its table.
///
/// It says what the reader says, as far as a schema can: whatever YAML's own typing has thrown away
/// before a schema sees it, such as the zeros of `007`, it cannot judge. Numbers may be written as
/// numbers or in quotes, and text may look like a number or a boolean.
struct JSONSchema {
  /// The kinds that have a schema, in the order they are listed.
  static let kinds: [RecordKind] = [
    .session, .car, .location, .tariff, .prices, .settings, .conflict,
  ]

  let kind: RecordKind

  init(_ kind: RecordKind) { self.kind = kind }

  /// The text of the schema's file.
  var bytes: [UInt8] { Array((JSONText.pretty(json) + "\n").utf8) }

  var json: JSON {
    let head: [(String, JSON)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", .string("PlugTrack \(kind.rawValue)")),
    ]
    guard kind != .prices else { return .object(head + Self.prices) }
    return .object(head + mapping(kind.schemaKeys, at: ""))
  }

  /// The members of the schema of a mapping.
  private func mapping(_ keys: [SchemaKey], at path: String) -> [(String, JSON)] {
    let properties = keys.map { key in (key.key, schema(of: key, below: path)) }
    let required = keys.filter(\.isRequired).map { JSON.string($0.key) }
    var members: [(String, JSON)] = [("type", "object"), ("properties", .object(properties))]
    if !required.isEmpty { members.append(("required", .array(required))) }
    members.append(("patternProperties", ["^x-": true]))
    members.append(("additionalProperties", false))
    let pairs = exclusivePairs(at: path)
    if !pairs.isEmpty { members.append(("allOf", .array(pairs))) }
    return members
  }

  /// One `not` for every two keys of which a mapping may have one.
  private func exclusivePairs(at path: String) -> [JSON] {
    exclusive(at: path).flatMap { keys in
      keys.indices.flatMap { left in
        keys.indices.dropFirst(left + 1).map { right -> JSON in
          ["not": ["required": [.string(keys[left]), .string(keys[right])]]]
        }
      }
    }
  }

  private func exclusive(at path: String) -> [[String]] {
    switch (kind, path) {
    case (.session, ""): Session.schema.exclusive
    case (.car, ""): Car.schema.exclusive
    case (.car, "mileage_allowance"): Car.MileageAllowance.schema.exclusive
    case (.location, ""): Location.schema.exclusive
    case (.tariff, ""): Tariff.schema.exclusive
    case (.tariff, "rates"): Tariff.Rate.schema.exclusive
    case (.tariff, "rates.bands"): Tariff.Band.schema.exclusive
    case (.settings, ""): Settings.schema.exclusive
    case (.settings, "petrol"): Settings.Petrol.schema.exclusive
    default: []
    }
  }

  private func schema(of key: SchemaKey, below path: String) -> JSON {
    let place = path.isEmpty ? key.key : "\(path).\(key.key)"
    let unit = key.type.unit.map { " (\($0))" } ?? ""
    return .object([("description", .string(key.doc + unit))] + members(key.type, at: place))
  }

  /// The members of the schema of a value.
  private func members(_ type: ValueType, at path: String) -> [(String, JSON)] {
    switch type {
    case .mapping(let keys): mapping(keys, at: path)
    case .freeMapping: [("type", "object")]
    case .list(let item): [("type", "array"), ("items", .object(members(item, at: path)))]
    default: ScalarSchema.members(type)
    }
  }

  /// Prices by the start of their interval in UTC.
  private static var prices: [(String, JSON)] {
    [
      ("description", "prices per kWh by the start of each interval in UTC"),
      ("type", "object"),
      (
        "patternProperties",
        .object([
          (ScalarSchema.utcTimestamp, .object(ScalarSchema.members(.money))), ("^x-", true),
        ])
      ),
      ("additionalProperties", false),
    ]
  }
}
