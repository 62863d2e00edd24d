import Importing
import Testing

@Suite("Real exports", .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent)))
struct RealFilesTests {
  static let files: [(String, Int, Int, Character, CSVDialect.DecimalMark?)] = [
    ("chargepoint_driver_export/chargepoint.csv", 391, 11, ",", .point),
    ("evcc_sessions_en/session.csv", 56, 14, ",", .point),
    ("format_samples_small/evcc_de_semicolon.csv", 5, 16, ";", .comma),
    ("format_samples_small/tesla_charging_history.csv", 2, 23, ",", .point),
    ("format_samples_small/goe_data_v3.csv", 4, 10, ";", .comma),
    ("format_samples_small/mycupra_charging_statistics.csv", 1, 16, ",", .point),
    ("sap_labs_france/conso-ve-sap0.csv", 26_823, 15, ";", .point),
  ]

  @Test("are read whole, each in its own dialect", arguments: files)
  func areRead(
    name: String,
    rows: Int,
    columns: Int,
    delimiter: Character,
    mark: CSVDialect.DecimalMark?
  ) throws {
    let reader = CSVReader(CSVSource(bytes: try RealData.bytes(name)))
    #expect(reader.dialect.delimiter == delimiter.asciiValue)
    #expect(reader.dialect.decimalMark == mark)
    #expect(reader.dialect.encoding == .utf8)
    #expect(reader.header?.fields.count == columns)
    let found = Array(reader)
    #expect(found.count == rows)
    #expect(found.flatMap(\.problems) == [])
    #expect(found.allSatisfy { $0.fields.count == columns })
  }

  static let totals: [(String, String, Double)] = [
    ("chargepoint_driver_export/chargepoint.csv", "Energy (kWh)", 10_700.43),
    ("evcc_sessions_en/session.csv", "Energy (kWh)", 399.83),
    ("format_samples_small/evcc_de_semicolon.csv", "Energie (kWh)", 80.016),
    ("format_samples_small/goe_data_v3.csv", "Energie [kWh]", 236.224),
  ]

  @Test("add up to the energy that is known", arguments: totals)
  func addUp(name: String, column: String, total: Double) throws {
    let reader = CSVReader(CSVSource(bytes: try RealData.bytes(name)))
    let index = try #require(reader.header?.fields.firstIndex(of: column))
    let format = NumberFormat(decimalMark: reader.dialect.decimalMark)
    let sum = try reader.reduce(0) {
      try $0 + (Double(format.read($1.fields[index]).get()) ?? .nan)
    }
    #expect(abs(sum - total) < 0.005, "\(sum)")
  }

  @Test("of ChargePoint have stamps whose offsets agree with the time plugged in")
  func chargePointStamps() throws {
    let reader = CSVReader(
      CSVSource(bytes: try RealData.bytes("chargepoint_driver_export/chargepoint.csv"))
    )
    let format = try DateFormat("M/d/yyyy, h:mm a zzz")
    var zeroEnergy = 0
    var clockChanges = 0
    for row in reader {
      let start = try format.read(row.fields[0]).get()
      let end = try format.read(row.fields[1]).get()
      let duration = try DurationFormat.units.read(row.fields[8]).get()
      let elapsed = try #require(end.epochSeconds) - (try #require(start.epochSeconds))
      #expect(abs(elapsed - Int(duration.components.seconds)) <= 60, "line \(row.line)")
      if start.offsetSeconds != end.offsetSeconds { clockChanges += 1 }
      if try NumberFormat(decimalMark: .point).read(row.fields[9]).get() == "0.000" {
        zeroEnergy += 1
      }
      #expect(
        try NumberFormat(decimalMark: .point, strip: ["$"]).read(row.fields[10]).get().contains(".")
      )
    }
    #expect(zeroEnergy == 20)
    #expect(clockChanges == 3)
  }

  @Test("of SAP Labs have ISO stamps with offsets, two rows without an end")
  func sapStamps() throws {
    let reader = CSVReader(
      CSVSource(bytes: try RealData.bytes("sap_labs_france/conso-ve-sap0.csv"))
    )
    var withoutEnd = 0
    for row in reader {
      #expect(try DateFormat.iso8601.read(row.fields[4]).get().offsetSeconds != nil)
      if row.fields[6].isEmpty { withoutEnd += 1 }
    }
    #expect(withoutEnd == 2)
  }
}
