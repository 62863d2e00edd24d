import ChargingLog

/// A column of a list of records.
struct RecordColumn<Stored: SchemaRecord>: Sendable {
  let column: Table.Column
  /// The name in CSV.
  let key: String
  let text: @Sendable (Stored, ChargingIndex, CivilDate) -> String?

  init(
    _ column: Table.Column,
    key: String,
    text: @escaping @Sendable (Stored, ChargingIndex, CivilDate) -> String?
  ) {
    self.column = column
    self.key = key
    self.text = text
  }
}
