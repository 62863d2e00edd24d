import ArgumentParser
import ChargingLog

/// What the commands need to know about tariffs.
enum TariffNoun: RecordNoun {
  static let kind = RecordKind.tariff
  static let completion = Completions.tariffs
  static let suggestedKeys = ["name", "provider", "currency"]
  static let example = "name=\"Octopus Go\" provider=Octopus currency=GBP"

  static func records(in index: ChargingIndex) -> [String: Tariff] { index.tariffs }

  static func path(of record: Tariff) -> String { record.path }

  static func title(of content: [String: String]) -> String? { content["name"] }

  static func recordID(ofSessionAt position: Int, in index: ChargingIndex) -> String? {
    index.cost(at: position).tariff
  }

  static func nextStep(for id: String, _ content: [String: String]) -> String? {
    content["interval"] == nil
      ? "plugtrack tariff rate \(id) --price 0.285"
      : "plugtrack tariff import FILE --tariff \(id)"
  }

  static let columns: [RecordColumn<Tariff>] = [
    RecordColumn(.text("name", priority: 8), key: "name") { tariff, _, _ in tariff.name },
    RecordColumn(.text("provider", priority: 5), key: "provider") { tariff, _, _ in tariff.provider
    },
    RecordColumn(.fixed("currency", priority: 6), key: "currency") { tariff, index, _ in
      tariff.currency ?? index.settings.currency
    },
    RecordColumn(.fixed("since", priority: 3), key: "rate_from") { tariff, _, today in
      tariff.rate(on: today)?.from.text
    },
    RecordColumn(.number("per kWh", priority: 7), key: "price_per_kwh") { tariff, _, today in
      tariff.rate(on: today)?.pricePerKWh?.text(decimals: 2)
    },
    RecordColumn(.text("bands", priority: 4, minimumWidth: 12), key: "bands") { tariff, _, today in
      tariff.rate(on: today)?.bands.map(\.summary).joined(separator: "; ")
    },
    RecordColumn(.number("rates", priority: 1), key: "rates") { tariff, _, _ in
      tariff.isDynamic ? "dynamic" : String(tariff.rates.count)
    },
  ]
}

extension Tariff {
  /// The rate that holds on a day, whatever the time zone.
  func rate(on date: CivilDate) -> Rate? {
    guard let rate = rates.last(where: { $0.from <= date }) else { return nil }
    if let last = rate.to, last < date { return nil }
    return rate
  }
}

extension Tariff.Band {
  /// The band on one line: `sat-sun 00:30-05:30 0.085`.
  var summary: String {
    Self.schema.values(of: self).map(\.value.text).joined(separator: " ")
  }
}
