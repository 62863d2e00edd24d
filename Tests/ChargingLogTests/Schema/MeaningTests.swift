import TestSupport
import Testing

@testable import ChargingLog

@Suite("What a person meant by a mistake in a record")
struct MeaningTests {
  private func problems(_ line: String, _ path: String = "sessions/x.yaml") -> [String] {
    let text = "car: ioniq5\nstart: 2024-01-10T10:00\n\(line)\n"
    return RecordFile.read(Array(text.utf8), path: path).diagnostics.map {
      "\($0.message): \($0.fix ?? "")"
    }
  }

  @Test(
    "A word that is no key is the key that it begins, ends or turns round",
    arguments: [
      ("energy", "energy_kwh"), ("kwh", "energy_kwh"), ("power", "power_kw"),
      ("temp", "temperature_c"), ("start_soc", "soc_start"), ("cost_gbp", "cost"),
      ("price", "price_per_kwh"), ("Energy_kWh", "energy_kwh"), ("soc-end", "soc_end"),
      ("odometer", "odometer_mi"), ("energy_kw", "energy_kwh"), ("start_time", "start"),
      ("loction", "location"),
    ]
  )
  func keys(_ word: String, _ key: String) {
    #expect(problems("\(word): 4") == ["\(word) is not a key here: did you mean \(key)?"])
  }

  @Test("A word like none stays a person's own", arguments: ["weather", "k1", "charger_brand"])
  func own(_ word: String) {
    #expect(
      problems("\(word): 4") == [
        "\(word) is not a key here: keys of your own begin with x-, as in x-\(word)"
      ]
    )
  }

  @Test(
    "A comma for decimals inside braces is told as that",
    arguments: [
      ("priced: {tariff: go, cost: 5,85}", "cost is not an amount of money: write 5.85"),
      ("fees: {idle: 1,50}", "idle is not an amount of money: write 1.50"),
      ("fees: {idle: -1,5, other: 2}", "idle is not an amount of money: write -1.5"),
      ("fees: {idle: 0,0850}", "idle is not an amount of money: write 0.0850"),
    ]
  )
  func decimals(_ line: String, _ says: String) {
    #expect(problems(line) == [says + ": the decimal mark is a dot"])
  }

  @Test("Coordinates too, each of the two")
  func coordinates() {
    let text = "coordinates: {lat: 52,29, lon: -1,53}\n"
    let file = RecordFile.read(Array(text.utf8), path: "locations/x.yaml")
    #expect(
      file.diagnostics.map { "\($0.place?.column ?? 0) \($0.code) \($0.fix ?? "")" } == [
        "20 number write 52.29: the decimal mark is a dot",
        "32 number write -1.53: the decimal mark is a dot",
      ]
    )
  }

  @Test("A bare number that follows no number stays an unknown key")
  func noDecimals() {
    #expect(problems("fees: {idle: 1, 50}").first?.hasPrefix("50 is not a key here") == true)
    #expect(problems("source: {importer: a,50}").first?.hasPrefix("50 is not a key here") == true)
  }

  @Test(
    "Pence and cents are a hundredth of what is written",
    arguments: [
      ("24.62p", "0.2462"), ("79 p", "0.79"), ("135.9ct", "1.359"), ("24,62 cents", "0.2462"),
      ("5¢", "0.05"), ("-3p", "-0.03"),
    ]
  )
  func pence(_ text: String, _ amount: String) {
    #expect(
      problems("price_per_kwh: \(text)") == [
        "price_per_kwh is not an amount of money: write \(amount):"
          + " amounts are in pounds or euros, not in pence or cents"
      ]
    )
  }

  @Test("A record in the folder of another kind is one problem")
  func misplaced() {
    func codes(_ text: String, _ path: String) -> [String] {
      RecordFile.read(Array(text.utf8), path: path).diagnostics.map { "\($0.code) \($0.fix ?? "")" }
    }
    #expect(codes(SampleLog.session, "tariffs/x.yaml") == ["wrong-folder move it to sessions/"])
    let car = "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\n"
    #expect(codes(car, "sessions/x.yaml") == ["wrong-folder move it to cars/"])
    #expect(
      codes("home: true\ntariff: go\n", "cars/x.yaml") == ["wrong-folder move it to locations/"]
    )
    // What belongs nowhere is told key by key.
    #expect(codes(car + "start: now\n", "sessions/x.yaml").count > 1)
  }
}
