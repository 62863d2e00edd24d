import ChargingLog
import Insights

/// The OpenAPI 3.1 document of the viewer's interface; its schemas are made from the schema tables.
enum APIDescription {
  static let json: JSON = .object([
    ("openapi", "3.1.0"),
    (
      "info",
      .object([
        ("title", "PlugTrack"), ("version", "1"),
        (
          "description",
          """
          What the command line prints with --format json, to read. Money is text, so that no reader \
          makes it binary; unknown is null; times are ISO 8601.
          """
        ),
      ])
    ),
    ("servers", .array([.object([("url", "/api/v1")])])),
    ("paths", .object(paths)),
    ("components", .object([("schemas", .object(schemas))])),
  ])

  private static var paths: [(String, JSON)] {
    [
      path(
        "/sessions",
        "listSessions",
        "Sessions that meet every filter, a part at a time.",
        filters + [
          parameter("sort", "A field, with - before it for the largest first: -cost."),
          parameter("limit", "How many at most, 1 to 1000; 100 when missing.", type: "integer"),
          parameter("offset", "How many to pass over.", type: "integer"),
        ],
        reference("SessionPage")
      ),
      path("/sessions/{id}", "showSession", "One session.", [id], reference("Session")),
      path(
        "/stats",
        "stats",
        "What sessions come to, as a whole and in groups.",
        filters + [parameter("by", "What to group by, such as month or month,car.")],
        reference("Stats")
      ),
      path("/cars", "listCars", "All cars.", [], array("Car")),
      path("/cars/{id}", "showCar", "One car.", [id], reference("Car")),
      path("/locations", "listLocations", "All places on file.", [], array("Location")),
      path("/locations/{id}", "showLocation", "One place.", [id], reference("Location")),
      path("/tariffs", "listTariffs", "All tariffs.", [], array("Tariff")),
      path("/tariffs/{id}", "showTariff", "One tariff.", [id], reference("Tariff")),
      path(
        "/advice",
        "listAdvice",
        "What is worth doing, and what it is based on.",
        [parameter("all", "yes for what is dismissed too.")],
        array("Advice")
      ),
      path("/battery", "showBatteries", "How batteries fare.", filters, reference("Batteries")),
      path(
        "/what-if",
        "whatIf",
        "The sessions at home under every tariff on file.",
        filters,
        reference("WhatIf")
      ),
      path(
        "/report/{id}",
        "report",
        "A month, a quarter or a year at a glance: 2026-10, 2026-Q3, last-month.",
        [id, filters[0]],
        reference("Report")
      ),
      path(
        "/plan",
        "plan",
        "What each level at which to leave a fast charger comes to.",
        planFields.map { parameter($0.name, $0.meaning) },
        reference("Plan")
      ),
      path("/problems", "listProblems", "What check says.", [], array("Problem")),
    ]
  }

  private static func path(
    _ path: String,
    _ name: String,
    _ summary: String,
    _ parameters: [JSON],
    _ schema: JSON
  ) -> (String, JSON) {
    var responses: [(String, JSON)] = [("200", response("The answer.", schema))]
    if !parameters.isEmpty {
      responses.append(("400", response("The question is wrong.", reference("Error"))))
    }
    responses.append(("401", response("Sign in first.", reference("Error"))))
    if path.hasSuffix("}") {
      responses.append(("404", response("There is no such record.", reference("Error"))))
    }
    return (
      path,
      .object([
        (
          "get",
          .object([
            ("operationId", .string(name)), ("summary", .string(summary)),
            ("parameters", .array(parameters)), ("responses", .object(responses)),
          ])
        )
      ])
    )
  }

  private static func response(_ text: String, _ schema: JSON) -> JSON {
    .object([
      ("description", .string(text)),
      ("content", .object([("application/json", .object([("schema", schema)]))])),
    ])
  }

  private static let id: JSON = .object([
    ("name", "id"), ("in", "path"), ("required", true),
    ("schema", .object([("type", "string")])),
  ])

  /// The filters that a selection of sessions takes, as the pages do.
  static let filterNames: [(name: String, meaning: String)] = [
    ("car", "Only this car."), ("from", "From this day, month or year on."),
    ("to", "Up to and with this day, month or year."),
    ("during", "Only in this period: 2026, 2026-Q3, 2026-11, last-month."),
    ("location", "Only at this place."), ("network", "Only of this operator."),
    ("type", "ac or dc."), ("place", "home or public."), ("free", "yes or no."),
    ("tag", "Only with this tag."), ("min_kwh", "Only with at least this energy."),
    ("where", "Only where this holds: cost > 10 and type = dc."),
    ("q", "Only with this text in place, network, notes or a tag."),
  ]

  private static let planFields: [(name: String, meaning: String)] = [
    ("car", "The car; else the default one."), ("from", "The charge now, in %."),
    ("to", "The charge to have at home, in %."),
    ("at", "The fast charger: a place or an operator."), ("price", "Its price per kWh."),
    ("power", "Its power in kW."), ("distance", "How far it is home, in the unit of the log."),
    ("drive", "How long the drive takes: 45m."), ("home_price", "The price at home per kWh."),
    ("home_power", "The power at home in kW."),
    ("arrive", "Reach home with at least this charge, in %."),
    ("ready_by", "When to be charged at home: 07:00."),
    ("start", "When charging begins; now, when missing."),
  ]

  private static var filters: [JSON] { filterNames.map { parameter($0.name, $0.meaning) } }

  private static func parameter(_ name: String, _ meaning: String, type: String = "string") -> JSON
  {
    .object([
      ("name", .string(name)), ("in", "query"), ("required", false),
      ("description", .string(meaning)), ("schema", .object([("type", .string(type))])),
    ])
  }

  private static func reference(_ name: String) -> JSON {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  private static func array(_ name: String) -> JSON {
    .object([("type", "array"), ("items", reference(name))])
  }

  // MARK: Schemas

  private static var schemas: [(String, JSON)] {
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
      (
        "Error",
        .object([
          ("type", "object"), ("required", ["error"]),
          ("properties", .object([("error", type("object"))])),
        ])
      ),
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
}
