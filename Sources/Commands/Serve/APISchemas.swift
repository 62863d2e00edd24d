import ChargingLog

/// What the interface for programs answers, as JSON Schema (2020-12) has it.
enum APISchemas {
  /// By their names.
  static var all: [(String, JSON)] {
    [
      ("Session", record(.session, derived: sessionDerived)),
      ("Car", record(.car, derived: nil)), ("Location", record(.location, derived: nil)),
      ("Tariff", record(.tariff, derived: nil)),
      (
        "SessionPage",
        object([
          ("total", type("integer")), ("offset", type("integer")), ("sessions", array("Session")),
        ])
      ),
      (
        "Stats",
        .object([
          ("type", "object"), ("required", ["totals"]),
          (
            "properties",
            .object([
              ("totals", type("object")),
              ("by", .object([("type", "array"), ("items", type("string"))])),
              ("is_overlapping", type("boolean")),
              ("groups", .object([("type", "array"), ("items", type("object"))])),
            ])
          ), ("additionalProperties", false),
        ])
      ),
      (
        "Advice",
        object([
          ("code", type("string")), ("name", type("string")), ("subject", type("string", "null")),
          ("severity", .object([("enum", ["notice", "warning", "critical"])])),
          ("message", type("string")), ("action", type("string")),
          ("dismissed", type("boolean")), ("evidence", type("object")),
          ("sessions", .object([("type", "array"), ("items", type("string"))])),
          ("thresholds", type("object")),
        ])
      ),
      ("Batteries", object([("cars", .object([("type", "array"), ("items", type("object"))]))])),
      (
        "WhatIf",
        object([
          ("sessions", type("integer")), ("days", type("integer")),
          ("current", type("string", "null")),
          ("tariffs", .object([("type", "array"), ("items", type("object"))])),
        ])
      ),
      (
        "Report", .object([("type", "object"), ("required", ["from", "to", "totals", "figures"])])
      ),
      ("Plan", .object([("type", "object"), ("required", ["stops"])])),
      ("Money", object([("amount", type("string")), ("currency", type("string", "null"))])),
      ("Problem", problem),
      ("Error", object([("error", APISchemas.error)])),
    ]
  }

  /// A record as it is printed: id, path, the keys of its schema, then what follows from it.
  private static func record(_ kind: RecordKind, derived: JSON?) -> JSON {
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
          [("id", type("string")), ("path", type("string"))] + properties
            + [("derived", derived ?? type("object"))]
        )
      ),
      ("additionalProperties", false),
    ])
  }

  private static let sessionDerived = object([
    ("start", type("string")), ("end", type("string", "null")),
    ("location", type("string", "null")), ("home", type("boolean", "null")),
    ("cost", nullable("Money")), ("cost_basis", type("string")),
    ("cost_unknown_because", type("string", "null")), ("price_per_kwh", nullable("Money")),
  ])

  private static let error: JSON = .object([
    ("type", "object"), ("required", ["message"]),
    (
      "properties",
      .object([
        ("message", type("string")), ("fix", type("string")),
        ("problems", .object([("type", "array"), ("items", questionProblem)])),
      ])
    ), ("additionalProperties", false),
  ])

  /// What of a question cannot be understood.
  private static let questionProblem: JSON = .object([
    ("type", "object"), ("required", ["message"]),
    (
      "properties",
      .object([
        ("parameter", type("string")), ("given", type("string")), ("message", type("string")),
        ("fix", type("string")),
      ])
    ), ("additionalProperties", false),
  ])

  private static let problem = object([
    ("file", type("string")), ("line", type("integer", "null")),
    ("column", type("integer", "null")), ("length", type("integer", "null")),
    ("severity", .object([("enum", ["error", "warning", "hint"])])), ("code", type("string")),
    ("message", type("string")), ("fix", type("string", "null")),
    ("excerpt", type("string", "null")),
    ("notes", .object([("type", "array"), ("items", type("object"))])),
  ])

  /// An object that has just these members, all of them.
  private static func object(_ properties: [(String, JSON)]) -> JSON {
    .object([
      ("type", "object"), ("required", .array(properties.map { .string($0.0) })),
      ("properties", .object(properties)), ("additionalProperties", false),
    ])
  }

  private static func type(_ names: String...) -> JSON {
    .object([
      ("type", names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) }))
    ])
  }

  private static func nullable(_ name: String) -> JSON {
    .object([("anyOf", .array([reference(name), type("null")]))])
  }

  static func reference(_ name: String) -> JSON {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  static func array(_ name: String) -> JSON {
    .object([("type", "array"), ("items", reference(name))])
  }
}
