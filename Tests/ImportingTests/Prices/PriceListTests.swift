import ChargingLog
import Foundation
import Importing
import TestSupport
import Testing
import YAMLRecord

@Suite struct `A file of prices` {
  private func read(
    _ text: String,
    zone: String = "Europe/London",
    _ change: (inout PriceOptions) -> Void = { _ in }
  ) throws -> PriceList {
    var options = PriceOptions(zone: try Zone.named(zone))
    change(&options)
    return try PriceList.read(Array(text.utf8), file: "prices", options: options)
  }

  private func shown(_ list: PriceList) -> [String] {
    list.prices.map { "\(Timestamp($0.start, in: .utc).text) \($0.pricePerKWh.text)" }
  }

  private func code(of text: String, _ change: (inout PriceOptions) -> Void = { _ in }) throws
    -> String?
  {
    do throws(ImportFailure) {
      var options = PriceOptions(zone: .utc)
      change(&options)
      _ = try PriceList.read(Array(text.utf8), file: "prices", options: options)
      return nil
    } catch {
      #expect(error.diagnostics.allSatisfy { !$0.message.isEmpty })
      return error.diagnostics.first?.code
    }
  }

  @Test func `of Octopus Energy is in pence, the newest first`() throws {
    let list = try read(
      """
      {"count": 9, "next": "https://…?page=2", "results": [
        {"value_exc_vat": -5.54, "value_inc_vat": -5.817, "valid_from": "2020-05-23T05:00:00Z",
         "valid_to": "2020-05-23T05:30:00Z", "payment_method": null},
        {"value_inc_vat": 1.2e1, "valid_from": "2020-05-23T04:30:00Z", "valid_to": "2020-05-23T05:00:00Z"}]}
      """
    )
    #expect(shown(list) == ["2020-05-23T04:30Z 0.12", "2020-05-23T05:00Z -0.05817"])
    #expect(list.currency == "GBP")
    #expect(list.intervalSeconds == 1800)
    #expect(list.remarks.contains { $0.contains("2 of 9") })
  }

  @Test func `takes one way of paying, and a long price for each of its half hours`() throws {
    let list = try read(
      """
      {"results": [
        {"value_inc_vat": 30, "valid_from": "2026-01-01T01:00:00Z", "valid_to": "2026-01-01T01:30:00Z",
         "payment_method": "NON_DIRECT_DEBIT"},
        {"value_inc_vat": 20, "valid_from": "2026-01-01T01:00:00Z", "valid_to": "2026-01-01T01:30:00Z",
         "payment_method": "DIRECT_DEBIT"},
        {"value_inc_vat": 9, "valid_from": "2026-01-01T01:30:00Z", "valid_to": "2026-01-01T02:00:00Z"},
        {"value_inc_vat": 7, "valid_from": "2026-01-01T02:00:00Z", "valid_to": "2026-01-01T03:00:00Z"}]}
      """
    )
    #expect(
      shown(list) == [
        "2026-01-01T01:00Z 0.2", "2026-01-01T01:30Z 0.09", "2026-01-01T02:00Z 0.07",
        "2026-01-01T02:30Z 0.07",
      ]
    )
  }

  @Test func `of Energinet is per MWh in the tariff's currency, with taxes added`() throws {
    let text = """
      {"records": [
        {"TimeUTC": "2026-06-07T13:45:00", "PriceArea": "DK2", "DayAheadPriceDKK": 400, "DayAheadPriceEUR": 50},
        {"TimeUTC": "2026-06-07T13:30:00", "PriceArea": "DK2", "DayAheadPriceDKK": -80, "DayAheadPriceEUR": -10}]}
      """
    let list = try read(text) { options in
      options.currency = "DKK"
      options.factor = ExactDecimal(coefficient: 125, scale: 2)
      options.addition = ExactDecimal(1)
    }
    #expect(shown(list) == ["2026-06-07T13:30Z 0.9", "2026-06-07T13:45Z 1.5"])
    #expect(list.currency == "DKK")
    let euros = try read(text) { $0.currency = "EUR" }
    #expect(shown(euros) == ["2026-06-07T13:30Z -0.01", "2026-06-07T13:45Z 0.05"])
    #expect(
      try code(
        of: text.replacing(
          "13:45:00\", \"PriceArea\": \"DK2",
          with: "13:45:00\", \"PriceArea\": \"DK1"
        )
      ) == "no-prices"
    )
  }

  @Test func `of Home Assistant holds from one change to the next`() throws {
    let list = try read(
      """
      [[{"state": "0.20", "attributes": {"unit_of_measurement": "AUD/kWh"}, "last_changed": "2026-01-01T00:10:00+00:00"},
        {"state": "unavailable", "last_changed": "2026-01-01T01:00:00+00:00"},
        {"state": "-0.05", "attributes": {"unit_of_measurement": "AUD/kWh"}, "last_changed": "2026-01-01T02:00:00+00:00"}]]
      """
    )
    #expect(
      shown(list) == ["2026-01-01T00:10Z 0.2", "2026-01-01T00:30Z 0.2", "2026-01-01T02:00Z -0.05"]
    )
    #expect(list.currency == "AUD")
    #expect(list.gaps.map(\.seconds) == [3600])
  }

  @Test func `in CSV has both hours of an autumn night, and no hour of a spring one`() throws {
    let autumn = try read(
      """
      start,price (p/kWh)
      25/10/2026 00:30,10
      25/10/2026 01:00,11
      25/10/2026 01:30,12
      25/10/2026 01:00,13
      25/10/2026 01:30,14
      25/10/2026 02:00,15
      """
    )
    #expect(
      shown(autumn) == [
        "2026-10-24T23:30Z 0.1", "2026-10-25T00:00Z 0.11", "2026-10-25T00:30Z 0.12",
        "2026-10-25T01:00Z 0.13", "2026-10-25T01:30Z 0.14", "2026-10-25T02:00Z 0.15",
      ]
    )
    #expect(autumn.gaps.isEmpty)
    let once = try read(
      "start,price\n2026-10-25 00:30,1\n2026-10-25 01:00,2\n2026-10-25 01:30,3\n2026-10-25 02:00,4\n"
    )
    #expect(once.gaps.map(\.seconds) == [3600])
    #expect(once.gaps.map(\.isAtClockChange) == [true])
    #expect(once.remarks.count { $0.contains("came twice") } == 2)
    let spring = try read("from,rate\n2026-03-29 00:30,1\n2026-03-29 02:00,2\n")
    #expect(shown(spring) == ["2026-03-29T00:30Z 1", "2026-03-29T01:00Z 2"])
    let london = try Zone.named("Europe/London")
    let missing = try code(of: "from,rate\n2026-03-29 01:30,1\n") { $0.zone = london }
    #expect(missing == "missing-hour")
  }

  @Test func `says which prices begin between the whole intervals`() throws {
    let odd = try read(
      "start,price\n2026-01-01 00:00,1\n2026-01-01 00:30,2\n2026-01-01 01:00,2\n2026-01-01 01:29,3\n"
    )
    #expect(
      odd.remarks.filter { $0.contains("whole") } == [
        "1 of 4 do not begin on a whole 30m, the first at 2026-01-01T01:29Z"
      ]
    )
    let even = try read(
      "start,price\n2026-01-01 00:00,1\n2026-01-01 00:30,2\n2026-01-01 01:00,2\n2026-01-01 01:30,3\n"
    )
    #expect(!even.remarks.contains { $0.contains("whole") })
  }

  @Test(arguments: [
    ("", "no-prices"), ("{", "json"), ("{}", "no-prices"), ("[]", "no-prices"),
    ("{\"results\": []}", "no-prices"), ("{\"results\": [{\"valid_from\": \"x\"}]}", "no-prices"),
    (
      "{\"results\": [{\"valid_from\": \"2026-01-01T00:00:00Z\", \"value_inc_vat\": \"dear\"}]}",
      "number"
    ),
    ("a,b\n1,2\n", "no-prices"), ("start,note\n2026-01-01 00:00,x\n", "no-prices"),
    ("start,price a,price b\n2026-01-01 00:00,1,2\n", "no-prices"),
    ("start,price\n01/02/2026 00:00,1\n", "date"), ("start,price\nsoon,1\n", "date"),
    ("start,price\n2026-01-01 00:00,x\n", "number"),
    ("start,price\n2026-01-01 00:00,1\n2026-01-01 00:00,2\n", "duplicate-price"),
  ])
  func `that is none says what is wrong`(text: String, expected: String) throws {
    #expect(try code(of: text) == expected)
  }

  @Test(arguments: 0..<300)
  func `that is cut or changed is read as prices in order, or refused with a reason`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var bytes = Array(
      #"{"results": [{"value_inc_vat": 1.5, "valid_from": "2026-01-01T00:00:00Z", "valid_to": null, "x": "\u00e9\ud83d\ude00"}]}"#
        .utf8
    )
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : 0x2C
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    do throws(ImportFailure) {
      let list = try PriceList.read(bytes, file: "prices", options: PriceOptions(zone: .utc))
      #expect(list.prices.count == 1)
      #expect(list.prices.allSatisfy { $0.start.description.hasSuffix("Z") })
    } catch {
      #expect(!error.diagnostics.isEmpty)
      #expect(error.diagnostics.allSatisfy { !$0.message.isEmpty && !$0.code.isEmpty })
    }
  }
}

@Suite struct `A month's file of prices` {
  private func price(_ minute: Int, _ text: String) throws -> TariffPrices.Price {
    TariffPrices.Price(
      start: Instant(secondsSince1970: Int64(minute) * 60),
      pricePerKWh: try ExactDecimal.parse(text).get()
    )
  }

  private func file(_ text: String?, _ prices: [TariffPrices.Price], replaces: Bool = false) throws
    -> PriceFile
  {
    try PriceFile(
      path: "tariffs/a/1970-01.yaml",
      existing: text.map { Array($0.utf8) },
      prices: prices,
      replaces: replaces
    )
  }

  @Test func `gets new prices at its end and keeps every byte of the others`() throws {
    let old = "# mine\n1970-01-01T00:00Z: 0.10  # dear\nx-note: a"
    let file = try file(old, [price(0, "0.1"), price(30, "-0.02")])
    #expect(
      String(decoding: file.bytes, as: UTF8.self) == old + "\n1970-01-01T00:30Z: -0.0200\n"
    )
    #expect((file.added, file.unchanged, file.conflicts.count) == (1, 1, 0))
  }

  @Test func `keeps a price that differs unless it is to be replaced`() throws {
    let old = "1970-01-01T00:00Z: 0.10  # dear\n"
    let kept = try file(old, [price(0, "0.2")])
    #expect(String(decoding: kept.bytes, as: UTF8.self) == old)
    #expect(kept.conflicts == [Instant(secondsSince1970: 0)])
    let replaced = try file(old, [price(0, "0.2")], replaces: true)
    #expect(
      String(decoding: replaced.bytes, as: UTF8.self) == "1970-01-01T00:00Z: 0.2000  # dear\n"
    )
  }

  @Test func `is refused when lines cannot be added to it`() {
    #expect(throws: ImportFailure.self) {
      try file("{1970-01-01T00:00Z: 0.10}\n", [price(30, "0.2")])
    }
    #expect(throws: ImportFailure.self) { try file("not: a price\n", [price(30, "0.2")]) }
  }
}

@Suite(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent)))
struct `Real prices` {
  private func read(_ name: String, zone: String) throws -> PriceList {
    try PriceList.read(
      try RealData.bytes(name),
      file: name,
      options: PriceOptions(zone: try Zone.named(zone))
    )
  }

  @Test func `of a year and more come whole, with the clock changes told`() throws {
    let list = try read(
      "octopus_agile_halfhour_csv/agile-half-hour-actual-rates-01-11-2022_20-12-2023.csv",
      zone: "Europe/London"
    )
    #expect(list.prices.count == 19_918)
    #expect(list.prices.count { $0.pricePerKWh.isNegative } == 170)
    #expect(list.prices.map(\.pricePerKWh).min()?.text == "-0.1994")
    #expect(list.gaps.count == 1)
    #expect(list.gaps.first?.start.description == "2023-10-29T01:00:00Z")
    #expect(list.gaps.first?.isAtClockChange == true)
  }

  @Test(arguments: [
    ("octopus_agile_plunge_2020-05-23.json", "Octopus Energy", 11, 1800),
    ("octopus_agile_standard_unit_rates_2024-05-07.json", "Octopus Energy", 5, 1800),
    ("energinet_test.json", "Energinet", 8, 900), ("pge_test.json", "PG&E", 5, 3600),
    ("ha_test.json", "Home Assistant", 1, 1800),
  ])
  func `of suppliers are known`(file: String, origin: String, count: Int, interval: Int) throws {
    let list = try read("tariff_api_samples/\(file)", zone: "UTC")
    #expect(list.origin == origin)
    #expect(list.prices.count == count)
    #expect(list.intervalSeconds == Int64(interval))
  }

  @Test func `make a charge in the plunge of 2020 cost less than nothing`() throws {
    let list = try read("tariff_api_samples/octopus_agile_plunge_2020-05-23.json", zone: "UTC")
    let text = String(
      decoding: try RealData.bytes("teslamate_charges/plunge_test.csv"),
      as: UTF8.self
    )
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != "\"" } }
    }
    func seconds(_ row: [String]) throws -> Int {
      let stamp = try Date(row[1].prefix(19).replacing(" ", with: "T") + "Z", strategy: .iso8601)
      return Int(stamp.timeIntervalSince1970)
    }
    let start = try seconds(try #require(rows.first))
    let end = try seconds(try #require(rows.last))
    let energy = try #require(rows.last?[4])

    let answer = try #require(
      JSONSerialization.jsonObject(
        with: Data(try RealData.bytes("tariff_api_samples/octopus_agile_plunge_2020-05-23.json"))
      ) as? [String: Any]
    )
    let results = try #require(answer["results"] as? [[String: Any]])
    let pence = try results.map { result in
      (
        Int(
          try Date(try #require(result["valid_from"] as? String), strategy: .iso8601)
            .timeIntervalSince1970
        ),
        try #require(result["value_inc_vat"] as? Double)
      )
    }
    // Every second for itself.
    var sum = 0.0
    for second in start..<end {
      sum += try #require(pence.first { $0.0 <= second && second < $0.0 + 1800 }).1
    }
    let expected = try #require(Double(energy)) * sum / Double(end - start) / 100

    var tariff = Tariff()
    tariff.path = "tariffs/agile.yaml"
    tariff.interval = ChargeDuration(seconds: 1800)
    var session = Session()
    session.start = Timestamp(
      civil: CivilTime(secondsSince1970: Int64(start)),
      offsetSeconds: 0,
      precision: .second
    )
    session.end = Timestamp(
      civil: CivilTime(secondsSince1970: Int64(end)),
      offsetSeconds: 0,
      precision: .second
    )
    session.energyKWh = try ExactDecimal.parse(energy).get()
    let cost = try TariffPricing(tariff: tariff, prices: list.prices, zone: .utc).cost(
      of: session,
      from: Instant(secondsSince1970: Int64(start)),
      to: Instant(secondsSince1970: Int64(end))
    ).get()
    #expect(abs(cost.double - expected) < 1e-7)
    #expect(cost.isNegative)
  }
}
