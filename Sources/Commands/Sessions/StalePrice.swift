import ChargingLog
import Insights
import YAMLRecord

/// Tells of a frozen cost that a change of its session leaves as it was.
///
/// `priced` is what a session cost when it was logged, and only `reprice` changes it. Whoever corrects
/// a mistyped figure has to be told so: the cost is that of the mistake still.
struct StalePrice {
  let index: ChargingIndex

  /// What to say of a session that was changed; `nil` when its frozen cost is as good as before.
  func note(before: Session, after: Session) -> String? {
    guard after.cost == nil, after.pricePerKWh == nil, let priced = after.priced,
      priced == before.priced, priced.tariff != nil || before.location != after.location
    else { return nil }
    let (old, new) = (cost(of: before), cost(of: after))
    guard old != new else { return nil }
    let amount = Money.text(priced.cost, new.currency ?? old.currency)
    guard let tariff = new.tariff, let fresh = new.amount else {
      return "the cost is still the \(amount) of \(priced.tariff ?? "its tariff");"
        + " take it away with: plugtrack unset \(ShellWord.argument(after.id)) priced"
    }
    guard fresh != priced.cost else { return nil }
    let other = tariff == priced.tariff ? "" : " --tariff \(tariff)"
    return "the cost is still the \(amount) that was worked out before;"
      + " \(Money.text(fresh, new.currency)) with: plugtrack reprice\(other)"
      + " --where \(ShellWord.quoted("id = \"\(after.id)\""))"
  }

  private struct Price: Equatable {
    var tariff: String?
    var amount: ExactDecimal?
    var currency: String?
  }

  /// What the tariff of its place asks for a session.
  private func cost(of session: Session) -> Price {
    let place = session.location.flatMap { index.location(named: $0) }
    let zone = index.zone(of: place)
    guard let start = session.start.resolve(in: zone).instant else { return Price() }
    let end = session.end?.resolve(in: zone).instant(after: start)
    let cost = index.tariffCost(of: session, from: start, to: end, at: place)
    return Price(
      tariff: cost.tariff,
      amount: cost.amount?.rounded(toDecimals: Money.minorDigits(cost.currency)),
      currency: cost.currency
    )
  }
}
