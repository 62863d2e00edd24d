import ChargingLog

/// What the interface for programs answers, by names.
enum APISchemas {
  static let all: [(name: String, shape: Shape)] = records + figures + insights + report + problems

  private static let records: [(name: String, shape: Shape)] = [
    ("Session", Shape(json: record(.session, derived: sessionDerived))),
    ("Car", Shape(json: record(.car, derived: usage))),
    ("Location", Shape(json: record(.location, derived: usage))),
    ("Tariff", Shape(json: record(.tariff, derived: usage))),
    (
      "SessionPage",
      .object([
        ("total", .integer), ("offset", .integer), ("sessions", .list(.named("Session"))),
      ])
    ),
  ]

  private static let problems: [(name: String, shape: Shape)] = [
    (
      "Problem",
      .object([
        ("file", .text), ("line", .integer.orNull), ("column", .integer.orNull),
        ("length", .integer.orNull), ("severity", .word(["error", "warning", "hint"])),
        ("code", .text), ("message", .text), ("fix", .text.orNull), ("excerpt", .text.orNull),
        (
          "notes",
          .list(.object([("file", .text), ("line", .integer.orNull), ("message", .text)]))
        ),
      ])
    ),
    ("Error", .object([("error", error)])),
  ]

  private static let error: Shape = .object(
    [("message", .text)],
    optional: [
      ("fix", .text),
      (
        "problems",
        .list(
          .object(
            [("message", .text)],
            optional: [("parameter", .text), ("given", .text), ("fix", .text)]
          )
        )
      ),
    ]
  )

  /// A record as it is printed: id, path, the keys of its schema, then what follows from it.
  private static func record(_ kind: RecordKind, derived: Shape) -> JSON {
    let properties: [(String, JSON)]
    if case .object(let members) = JSONSchema(kind).json["properties"] ?? .object([]) {
      properties = members
    } else {
      properties = []
    }
    let required = kind.schemaKeys.filter(\.isRequired).map { JSON.string($0.key) }
    return .object([
      ("type", "object"), ("required", .array(["id", "path"] + required + ["derived"])),
      (
        "properties",
        .object(
          [("id", Shape.text.json), ("path", Shape.text.json)] + properties
            + [("derived", derived.json)]
        )
      ),
      ("additionalProperties", false),
    ])
  }

  private static let sessionDerived: Shape = .object([
    ("start", .text), ("end", .text.orNull), ("location", .text.orNull), ("home", .boolean.orNull),
    ("cost", .named("Money").orNull), ("cost_basis", .text), ("cost_unknown_because", .text.orNull),
    ("price_per_kwh", .named("Money").orNull),
  ])

  /// How the sessions use a record.
  private static let usage: Shape = .object([
    ("sessions", .integer), ("energy_kwh", .number), ("first", .text.orNull),
    ("last", .text.orNull),
  ])
}
