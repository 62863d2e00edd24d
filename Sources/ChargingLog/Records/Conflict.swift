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
    package var bytes: String?
    package var commit: String?
    package var machine: String?
    package var at: Timestamp?

    package init() {}

    package static let schema = Schema<Side>([
      .optional(
        "value",
        \.value,
        .text,
        "what it wrote; missing when it took the key or the file away"
      ),
      .optional(
        "bytes",
        \.bytes,
        .text,
        "the file beside this one with what it wrote, where that is no text or too long"
      ),
      .optional("commit", \.commit, .text, "in which commit"),
      .optional("machine", \.machine, .text, "on which machine"),
      .optional("at", \.at, .timestamp, "when"),
    ])
  }

  package static let schema = Schema<Conflict>([
    .required("file", \.file, .text, "the record's file"),
    .optional(
      "key",
      \.key,
      .text,
      "the key that both sides changed; missing when the whole file is meant"
    ),
    .optional("base", \.base, .text, "the value before"),
    .group("kept", \.kept, "the side that stands in the record"),
    .group("other", \.other, "the other side"),
  ])
}
