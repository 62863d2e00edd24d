/// A value that a sync could not merge, until it is resolved.
package struct Conflict: SchemaRecord {
  package var path = ""
  package var file = ""
  package var key: String?
  package var base: String?
  package var kept: Side?
  package var other: Side?

  package init() {}

  /// What one machine wrote.
  package struct Side: SchemaRecord {
    package var value: String?
    package var commit: String?
    package var machine: String?
    package var at: Timestamp?

    package init() {}

    package static let schema = Schema<Side>([
      .optional("value", \.value, .text, "what it wrote"),
      .optional("commit", \.commit, .text, "in which commit"),
      .optional("machine", \.machine, .text, "on which machine"),
      .optional("at", \.at, .timestamp, "when"),
    ])
  }

  package static let schema = Schema<Conflict>([
    .required("file", \.file, .text, "the record's file"),
    .optional("key", \.key, .text, "the key that both sides changed"),
    .optional("base", \.base, .text, "the value before"),
    .group("kept", \.kept, "the side that stands in the record"),
    .group("other", \.other, "the other side"),
  ])
}
