import ChargingLog

/// Records of one kind as rows: a table to read, or CSV.
struct RecordTable<Noun: RecordNoun> {
  let records: [Noun.Stored]
  let index: ChargingIndex
  let usage: [String: RecordUsage]
  let today: CivilDate

  var table: Table {
    var columns = [Table.Column.fixed("id", priority: 10)]
    columns += Noun.columns.map(\.column)
    columns += [.number("sessions", priority: 7), .number("energy kWh", priority: 7)]
    var table = Table(columns)
    for record in records { table.add(row(record) { $0.text(roundedTo: 1) }) }
    return table
  }

  var csv: String {
    let header = ["id"] + Noun.columns.map(\.key) + ["sessions", "energy_kwh"]
    return CSVText().text(header: header, rows: records.map { row($0, energy: \.text) })
  }

  private func row(_ record: Noun.Stored, energy: (ExactDecimal) -> String) -> [String] {
    let id = RecordID.of(path: Noun.path(of: record))
    let usage = usage[id] ?? RecordUsage()
    let cells = Noun.columns.map { $0.text(record, index, today) ?? "" }
    return [id] + cells + [String(usage.sessions), energy(usage.energy)]
  }
}
