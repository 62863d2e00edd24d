/// Texts that the entries of a ledger have numbers for.
package struct LedgerNames: Sendable {
  package var currencies = TextNumbers()
  package var tariffs = TextNumbers()
  package var networks = TextNumbers()
  package var places = TextNumbers()
  /// The numbers of places by those of the locations on file.
  private var filed: [Int32] = []

  package init() {}

  /// The number of a session's place; the aliases of a location have that of its id.
  mutating func place(_ text: String?, at position: Int, in index: borrowing ChargingIndex) -> Int32
  {
    guard let text else { return TextNumbers.unknown }
    let location = Int(index.placeNumber(at: position))
    guard location >= 0 else { return places.number(of: text) }
    while filed.count <= location { filed.append(TextNumbers.unknown) }
    if filed[location] < 0 {
      filed[location] = places.number(of: index.location(at: position)?.id ?? text)
    }
    return filed[location]
  }
}

extension LedgerNames {
  /// What the numbers of other names are here.
  struct Renumbering {
    fileprivate let currencies, tariffs, networks, places: [Int32]

    /// Gives an entry the numbers that its texts have here.
    func apply(to entry: inout LedgerEntry) {
      entry.currency = Self.number(entry.currency, currencies)
      entry.tariff = Self.number(entry.tariff, tariffs)
      entry.network = Self.number(entry.network, networks)
      entry.place = Self.number(entry.place, places)
    }

    private static func number(_ number: Int32, _ numbers: [Int32]) -> Int32 {
      number < 0 ? number : numbers[Int(number)]
    }
  }

  /// Takes in other names.
  mutating func merge(_ others: LedgerNames) -> Renumbering {
    Renumbering(
      currencies: currencies.merge(others.currencies),
      tariffs: tariffs.merge(others.tariffs),
      networks: networks.merge(others.networks),
      places: places.merge(others.places)
    )
  }

  /// Gives operators and places that are spelled in several ways the spelling of the first session.
  mutating func spell(_ timeline: Timeline) {
    guard networks.hasVariants || places.hasVariants else { return }
    var isNetworkSpelled = Array(repeating: false, count: networks.texts.count)
    var isPlaceSpelled = Array(repeating: false, count: places.texts.count)
    for (position, entry) in timeline.entries.enumerated() {
      let (network, place) = (Int(entry.network), Int(entry.place))
      if network >= 0, !isNetworkSpelled[network] {
        isNetworkSpelled[network] = true
        networks.spell(entry.network, as: timeline.sessions[position].network)
      }
      if place >= 0, !isPlaceSpelled[place] {
        isPlaceSpelled[place] = true
        guard timeline.places[position] < 0 else { continue }
        places.spell(entry.place, as: timeline.sessions[position].location)
      }
    }
  }
}
