import ChargingLog
import Importing
import Insights
import YAMLRecord

/// The `priced` of a session's file, where the program writes it.
enum FrozenPrice {
  /// The key `priced: {tariff: …, cost: …}`.
  static func pair(_ price: Session.FrozenPrice) -> Content.Pair {
    let tariff = price.tariff.map { [Content.Pair("tariff", .text($0))] } ?? []
    let cost = Content.Pair("cost", .text(price.cost.text(decimals: 2)))
    return Content.Pair("priced", .mapping(tariff + [cost]))
  }

  /// An imported session with the cost that its place's tariff asks, unless it has one.
  ///
  /// What comes back from the program's own export stays as it was.
  static func add(to session: ImportedSession, in index: ChargingIndex) -> ImportedSession {
    guard session.session.source != nil, session.session.path.isEmpty,
      let price = index.frozenPrice(
        of: session.session,
        from: session.start,
        to: session.end,
        minorDigits: Money.minorDigits
      )
    else { return session }
    var session = session
    let order = Session.schema.keys.map(\.key)
    let rank = order.firstIndex(of: "priced") ?? order.count
    let place = session.pairs.firstIndex { pair in
      order.firstIndex(of: pair.key).map { $0 > rank } ?? true
    }
    session.pairs.insert(pair(price), at: place ?? session.pairs.count)
    return session
  }
}
