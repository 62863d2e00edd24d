/// What a value of an answer looks like, as JSON Schema (2020-12) says it.
struct Shape: Sendable {
  let json: JSON

  static let text = Shape(json: .object([("type", "string")]))
  static let integer = Shape(json: .object([("type", "integer")]))
  static let number = Shape(json: .object([("type", "number")]))
  static let boolean = Shape(json: .object([("type", "boolean")]))
  private static let null = Shape(json: .object([("type", "null")]))

  /// One of some words.
  static func word(_ words: [String]) -> Shape {
    Shape(json: .object([("enum", .array(words.map { .string($0) }))]))
  }

  /// Another of the document's schemas, by its name.
  static func named(_ name: String) -> Shape {
    Shape(json: .object([("$ref", .string("#/components/schemas/\(name)"))]))
  }

  static func any(of shapes: Shape...) -> Shape {
    Shape(json: .object([("anyOf", .array(shapes.map(\.json)))]))
  }

  /// The same, or unknown.
  var orNull: Shape { .any(of: self, .null) }

  static func list(_ item: Shape) -> Shape {
    Shape(json: .object([("type", "array"), ("items", item.json)]))
  }

  /// An object of values by names that hang on the data.
  static func map(_ value: Shape) -> Shape {
    Shape(json: .object([("type", "object"), ("additionalProperties", value.json)]))
  }

  /// An object that has just these members: all of the first, and perhaps some of the others.
  static func object(_ members: [(String, Shape)], optional: [(String, Shape)] = []) -> Shape {
    Shape(
      json: .object([
        ("type", "object"), ("required", .array(members.map { .string($0.0) })),
        ("properties", .object((members + optional).map { ($0.0, $0.1.json) })),
        ("additionalProperties", false),
      ])
    )
  }
}
