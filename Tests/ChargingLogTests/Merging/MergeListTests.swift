import ChargingLog
import Testing

@Suite struct `A merge of lists` {
  private static let tariff = """
    name: Go
    rates:
      # the first
      - from: 2025-04-01
        price_per_kwh: 0.2850  # day
        bands:
          - {between: 00:30-05:30, price_per_kwh: 0.0850}
      - from: 2026-04-01
        price_per_kwh: 0.3000
    notes: none

    """

  private func merge(_ laptop: (String, String), _ phone: (String, String)) -> MergedRecord {
    func edited(_ edit: (String, String)) -> String {
      Self.tariff.replacing(edit.0, with: edit.1)
    }
    var fixture = MergeFixture(base: Self.tariff, laptop: edited(laptop), phone: edited(phone))
    fixture.path = "tariffs/go.yaml"
    let (one, two) = (fixture.laptopLater(), fixture.phoneLater())
    if one.conflicts.isEmpty { #expect(two.conflicts.isEmpty) }
    return one
  }

  @Test func `finds rates by their first day`() {
    let merge = merge(
      ("0.3000\n", "0.3100\n"),
      (
        "  - from: 2026-04-01",
        "  - from: 2025-10-01\n    price_per_kwh: 0.2900\n  - from: 2026-04-01"
      )
    )
    #expect(
      merge.text
        == Self.tariff.replacing("0.3000\n", with: "0.3100\n").replacing(
          "  - from: 2026-04-01",
          with: "  - from: 2025-10-01\n    price_per_kwh: 0.2900\n  - from: 2026-04-01"
        )
    )
    #expect(merge.conflicts.isEmpty)
  }

  @Test func `puts the rates that both sides append behind each other`() {
    let merge = merge(
      ("0.3000\n", "0.3000\n  - from: 2027-04-01\n    price_per_kwh: 0.31\n"),
      ("0.3000\n", "0.3000\n  # a guess\n  - from: 2028-04-01\n    price_per_kwh: 0.32\n")
    )
    #expect(
      merge.text
        == Self.tariff.replacing(
          "0.3000\n",
          with:
            "0.3000\n  - from: 2027-04-01\n    price_per_kwh: 0.31\n  # a guess\n  - from: 2028-04-01\n    price_per_kwh: 0.32\n"
        )
    )
    #expect(merge.conflicts.isEmpty)
  }

  @Test func `merges the same rate added on both sides key by key`() {
    let merge = merge(
      ("0.3000\n", "0.3000\n  - from: 2027-04-01\n    price_per_kwh: 0.31\n"),
      ("0.3000\n", "0.3000\n  - from: 2027-04-01\n    price_per_kwh: 0.32\n    minimum: 1.00\n")
    )
    #expect(
      merge.text
        == Self.tariff.replacing(
          "0.3000\n",
          with: "0.3000\n  - from: 2027-04-01\n    price_per_kwh: 0.31\n    minimum: 1.00\n"
        )
    )
    #expect(merge.typedConflicts.map(\.key) == ["rates[2027-04-01].price_per_kwh"])
  }

  @Test func `merges bands inside a rate`() {
    let merge = merge(
      ("0.0850}\n", "0.0950}\n"),
      ("0.0850}\n", "0.0850}\n      - {days: sat-sun, price_per_kwh: 0.2000}\n")
    )
    #expect(
      merge.text
        == Self.tariff.replacing(
          "0.0850}\n",
          with: "0.0950}\n      - {days: sat-sun, price_per_kwh: 0.2000}\n"
        )
    )
    #expect(merge.conflicts.isEmpty)
  }

  @Test func `takes a rate away with its comment and keeps what the other side changed`() {
    let first = """
        # the first
        - from: 2025-04-01
          price_per_kwh: 0.2850  # day
          bands:
            - {between: 00:30-05:30, price_per_kwh: 0.0850}

      """
    let merge = merge((first, ""), ("0.3000\n", "0.3100  # dearer\n"))
    #expect(
      merge.text
        == Self.tariff.replacing(first, with: "").replacing("0.3000\n", with: "0.3100  # dearer\n")
    )
    #expect(merge.conflicts.isEmpty)
  }

  @Test func `keeps a rate that one side deleted and the other changed`() {
    let second = "  - from: 2026-04-01\n    price_per_kwh: 0.3000\n"
    let merge = merge((second, ""), ("0.3000\n", "0.3100\n"))
    #expect(merge.text == Self.tariff.replacing("0.3000\n", with: "0.3100\n"))
    #expect(merge.typedConflicts.map(\.key) == ["rates[2026-04-01]"])
    #expect(merge.typedConflicts.first?.other?.value == nil)
  }

  @Test func `keeps the order of bands that one side changed`() {
    let two = """
      rates:
        - from: 2025-04-01
          bands:
            - {between: 00:30-05:30, price_per_kwh: 0.0850}
            - {days: sat-sun, price_per_kwh: 0.2000}

      """
    let swapped = """
      rates:
        - from: 2025-04-01
          bands:
            - {days: sat-sun, price_per_kwh: 0.2000}
            - {between: 00:30-05:30, price_per_kwh: 0.0850}

      """
    var fixture = MergeFixture(
      base: two,
      laptop: two.replacing("0.2000", with: "0.2100"),
      phone: swapped
    )
    fixture.path = "tariffs/go.yaml"
    for merge in [fixture.laptopLater(), fixture.phoneLater()] {
      #expect(merge.text == swapped.replacing("0.2000", with: "0.2100"))
      #expect(merge.conflicts.isEmpty)
    }
  }

  @Test func `merges the prices of a month, one by one`() {
    let lines = (0..<1_488).map { half in
      let (hour, day) = (half / 2 % 24, half / 48 + 1)
      let clock = "\(hour < 10 ? "0" : "")\(hour):\(half % 2 == 0 ? "00" : "30")"
      return "2026-12-\(day < 10 ? "0" : "")\(day)T\(clock)Z: 0.\(1_000 + half)\n"
    }
    func file(_ range: Range<Int>, _ line: Int, _ price: String) -> String {
      var lines = lines
      lines[line] = String(lines[line].prefix(19)) + price + "\n"
      return lines[range].joined()
    }
    var fixture = MergeFixture(
      base: file(0..<1_400, 7, "0.2"),
      laptop: file(0..<1_488, 7, "0.2"),
      phone: file(0..<1_400, 7, "-0.05")
    )
    fixture.path = "tariffs/agile/2026-12.yaml"
    for merge in [fixture.laptopLater(), fixture.phoneLater()] {
      #expect(merge.text == file(0..<1_488, 7, "-0.05"))
      #expect(merge.conflicts.isEmpty)
    }
  }
}
