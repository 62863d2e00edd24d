import ChargingLog
import Viewer

/// The OpenAPI 3.1 document of the viewer's interface: what can be asked is what the resources take,
/// what is answered is made from the schema tables.
struct APIDescription {
  let resources: [APIService.Resource]

  var json: JSON {
    .object([
      ("openapi", "3.1.0"),
      (
        "info",
        .object([
          ("title", "PlugTrack"), ("version", "1"),
          (
            "description",
            """
            What the command line prints with --format json, to read. Money is text, so that no \
            reader makes it binary; unknown is null; times are ISO 8601.
            """
          ),
        ])
      ),
      ("servers", .array([.object([("url", "/api/v1")])])),
      ("paths", .object(resources.compactMap(path))),
      (
        "components",
        .object([("schemas", .object(APISchemas.all.map { ($0.name, $0.shape.json) }))])
      ),
    ])
  }

  private struct Operation {
    var name: String
    var summary: String
    var answer: Shape
  }

  /// What each resource is for, by its path.
  private static let operations: [String: Operation] = [
    "/sessions": Operation(
      name: "listSessions",
      summary: "Sessions that meet every filter, a part at a time.",
      answer: .named("SessionPage")
    ),
    "/sessions/{id}": Operation(
      name: "showSession",
      summary: "One session.",
      answer: .named("Session")
    ),
    "/stats": Operation(
      name: "stats",
      summary: "What sessions come to, as a whole and in groups.",
      answer: .named("Stats")
    ),
    "/cars": Operation(name: "listCars", summary: "All cars.", answer: .list(.named("Car"))),
    "/cars/{id}": Operation(
      name: "showCar",
      summary: "One car.",
      answer: .named("Car")
    ),
    "/locations": Operation(
      name: "listLocations",
      summary: "All places on file.",
      answer: .list(.named("Location"))
    ),
    "/locations/{id}": Operation(
      name: "showLocation",
      summary: "One place.",
      answer: .named("Location")
    ),
    "/tariffs": Operation(
      name: "listTariffs",
      summary: "All tariffs.",
      answer: .list(.named("Tariff"))
    ),
    "/tariffs/{id}": Operation(
      name: "showTariff",
      summary: "One tariff.",
      answer: .named("Tariff")
    ),
    "/advice": Operation(
      name: "listAdvice",
      summary: "What is worth doing, and what it is based on.",
      answer: .list(.named("Advice"))
    ),
    "/battery": Operation(
      name: "showBatteries",
      summary: "How batteries fare.",
      answer: .named("Batteries")
    ),
    "/what-if": Operation(
      name: "whatIf",
      summary: "The sessions at home under every tariff on file.",
      answer: .named("WhatIf")
    ),
    "/report/{id}": Operation(
      name: "report",
      summary: "A month, a quarter or a year at a glance: 2026-10, 2026-Q3, last-month.",
      answer: .named("Report")
    ),
    "/plan": Operation(
      name: "plan",
      summary: "What each level at which to leave a fast charger comes to.",
      answer: .named("Plan")
    ),
    "/problems": Operation(
      name: "listProblems",
      summary: "What check says.",
      answer: .list(.named("Problem"))
    ),
  ]

  /// A resource's path and what is answered there; `nil` for one that nothing is known of.
  private func path(_ resource: APIService.Resource) -> (String, JSON)? {
    let path = "/\(resource.name)" + (resource.takesID ? "/{id}" : "")
    guard let operation = Self.operations[path] else { return nil }
    var responses = [
      ("200", response("The answer.", operation.answer)),
      ("400", error("The question cannot be understood.")), ("401", error("Sign in first.")),
    ]
    if resource.takesID || resource.name == "plan" {
      responses.append(("404", error("There is no such record.")))
    }
    let parameters = (resource.takesID ? [Self.id] : []) + resource.parameters.all.map(\.json)
    return (
      path,
      .object([
        (
          "get",
          .object([
            ("operationId", .string(operation.name)), ("summary", .string(operation.summary)),
            ("parameters", .array(parameters)), ("responses", .object(responses)),
          ])
        )
      ])
    )
  }

  private func error(_ text: String) -> JSON { response(text, .named("Error")) }

  private func response(_ text: String, _ schema: Shape) -> JSON {
    .object([
      ("description", .string(text)),
      ("content", .object([("application/json", .object([("schema", schema.json)]))])),
    ])
  }

  private static let id: JSON = .object([
    ("name", "id"), ("in", "path"), ("required", true),
    ("schema", .object([("type", "string")])),
  ])
}

extension Parameter {
  /// As OpenAPI describes it.
  fileprivate var json: JSON {
    let schema: JSON =
      isRepeatable ? .object([("type", "array"), ("items", valueSchema)]) : valueSchema
    return .object([
      ("name", .string(name)), ("in", "query"), ("required", false),
      ("description", .string(meaning)), ("schema", schema),
    ])
  }

  private var valueSchema: JSON {
    switch kind {
    case .oneOf(let values):
      .object([("type", "string"), ("enum", .array(values.map { .string($0) }))])
    case .count(let range):
      .object(
        [("type", "integer"), ("minimum", .int(range.lowerBound))]
          + (range.upperBound == .max ? [] : [("maximum", .int(range.upperBound))])
      )
    case .number: .object([("type", "number"), ("minimum", .int(0))])
    case .percent: .object([("type", "number"), ("minimum", .int(0)), ("maximum", .int(100))])
    default: .object([("type", "string")])
    }
  }
}
