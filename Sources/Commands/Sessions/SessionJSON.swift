import ChargingLog
import Insights

/// A session as JSON: the keys and types of its file, then what follows from them.
///
/// Money is text, so that no reader makes it binary; other numbers are numbers, as they are
/// written. `derived` is worked out, never stored.
struct SessionJSON {
  let index: ChargingIndex
  let position: Int
  /// Whether each figure tells how it was worked out.
  var isExplained = false

  var json: JSON {
    let session = index.sessions[position]
    var members: [(String, JSON)] = [("id", .string(session.id)), ("path", .string(session.path))]
    members += Session.schema.values(of: session).map { ($0.key, $0.value.json) }
    members.append(("derived", derived))
    return .object(members)
  }

  private var derived: JSON {
    let zone = index.zone(at: position)
    let session = index.sessions[position]
    let cost = index.cost(at: position)
    func stamp(_ instant: Instant) -> JSON {
      .string(Timestamp(instant, in: zone, precision: .second).text)
    }
    let figures = SessionFigures(index, at: position)
    let others = figures.all.filter { !["cost", "price_per_kwh"].contains($0.name) }
    var members: [(String, JSON)] = [
      ("start", stamp(index.starts[position])),
      ("end", index.ends[position].map(stamp) ?? .null),
      ("location", index.location(at: position).map { .string($0.id) } ?? .null),
      ("home", index.isHome(at: position).map { .bool($0) } ?? .null),
      ("cost", cost.amount.map { Self.money($0, cost.currency) } ?? .null),
      ("cost_basis", .string(cost.basis.rawValue)),
      ("cost_unknown_because", cost.reason.map { .string($0) } ?? .null),
      ("price_per_kwh", pricePerKWh(cost, session)),
    ]
    if isExplained {
      members += others.map { ($0.key, $0.valueJSON) }
      members += [
        ("sentence", .string(figures.sentence)), ("figures", .figures(figures.all)),
      ]
    }
    return .object(members)
  }

  private func pricePerKWh(_ cost: SessionCost, _ session: Session) -> JSON {
    guard let amount = cost.amount, let energy = session.energyKWh,
      let price = amount.divided(by: energy, decimals: 4)
    else { return .null }
    return Self.money(price, cost.currency)
  }

  /// An amount with its currency.
  static func money(_ amount: ExactDecimal, _ currency: String?) -> JSON {
    .object([
      ("amount", .string(amount.rounded(toDecimals: 4).text(decimals: 2))),
      ("currency", currency.map { .string($0) } ?? .null),
    ])
  }
}

extension Value {
  /// The value in JSON's types; money as text.
  var json: JSON {
    switch self {
    case .decimal(let number): .number(number.text)
    case .money(let amount): .string(amount.text(decimals: 2))
    case .boolean(let flag): .bool(flag)
    case .text, .timestamp, .duration, .date: .string(text)
    case .list(let items): .array(items.map(\.json))
    case .mapping(let pairs): .object(pairs.map { ($0.key, $0.value.json) })
    }
  }
}
