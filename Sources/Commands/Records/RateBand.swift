import ChargingLog
import YAMLRecord

/// A price band as a person types it: `00:30-05:30=0.085`, `sat-sun 14:00-16:00=0.20`.
struct RateBand: Equatable {
  /// What it says, in the order of the schema.
  let pairs: [Content.Pair]

  /// Reads words for days, months and hours in any order, then `=` and the price.
  ///
  /// - Throws: ``CommandFailure`` that says which part is none of these.
  init(_ text: String) throws(CommandFailure) {
    guard let equals = text.lastIndex(of: "=") else {
      throw CommandFailure(.usage, "the band \(text) has no price", fix: Self.example)
    }
    let price = Self.trimmed(text[text.index(after: equals)...])
    if let problem = ValueType.money.problem(withText: price) {
      throw CommandFailure(
        .usage,
        "the price of the band \(problem.message): \(price)",
        fix: problem.fix
      )
    }
    var found = ["price_per_kwh": price]
    for word in text[..<equals].split(separator: " ").map(String.init) {
      guard let key = Self.key(of: word) else {
        throw CommandFailure(
          .usage,
          "\(word) is neither hours nor days nor months of a band",
          fix: Self.example
        )
      }
      guard found.updateValue(word, forKey: key) == nil else {
        throw CommandFailure(
          .usage,
          "the band \(text) has two \(key)",
          fix: "give each its own --band"
        )
      }
    }
    guard found.count > 1 else {
      throw CommandFailure(
        .usage,
        "the band \(text) has no hours, days or months",
        fix: Self.example
      )
    }
    pairs = Tariff.Band.schema.keys.compactMap { key in
      found[key.key].map { Content.Pair(key.key, .text($0)) }
    }
  }

  private static let example =
    "write a band as in 00:30-05:30=0.085, or \"sat-sun 11-03 14:00-16:00=0.20\""

  /// The key that a word of a band is a value of; days, months and clock times look unlike.
  private static func key(of word: String) -> String? {
    Tariff.Band.schema.keys.first { key in
      key.key != "price_per_kwh" && key.type.problem(withText: word) == nil
    }?.key
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
