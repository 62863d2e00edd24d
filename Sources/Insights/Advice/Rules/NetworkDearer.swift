import ChargingLog

/// An operator that was used lately is dearer than another one that is used nearby.
enum NetworkDearer {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    var chargers = Chargers(log)
    guard log.recent.contains(where: { chargers.kind(at: $0) != nil }) else { return [] }
    var all: [Kind: Visits] = [:]
    for position in log.sessions {
      guard let kind = chargers.kind(at: position) else { continue }
      all[kind, default: Visits()].add(position, log)
    }
    let recent = all.filter { !$1.lately.isEmpty }
    return recent.sorted { chargers.order($0.key) < chargers.order($1.key) }
      .compactMap { kind, visits in
        let nearby = all.filter { other, there in
          other.isComparable(with: kind) && chargers.areNear(there.places, visits.visited)
        }
        let best = nearby.compactMap { other, there in
          Median.of(log.prices(there.all)).map { (kind: other, price: $0) }
        }
        .min { ($0.price, chargers.order($0.kind)) < ($1.price, chargers.order($1.kind)) }
        guard let best, best.price > .zero, let price = Median.of(log.prices(visits.lately)),
          price * ExactDecimal(100)
            > best.price * (ExactDecimal(100) + log.value(.networkDearer))
        else { return nil }
        let unit = FigureUnit.moneyPer(log.ledger.names.currencies.text(of: kind.currency), "kWh")
        return advice(
          (chargers.name(kind), price),
          (chargers.name(best.kind), best.price),
          unit,
          visits.lately,
          log
        )
      }
  }

  private static func advice(
    _ there: (name: String, price: ExactDecimal),
    _ nearby: (name: String, price: ExactDecimal),
    _ unit: FigureUnit,
    _ positions: [Int],
    _ log: AdviceLog
  ) -> Advice {
    Advice(
      .networkDearer,
      .notice,
      subject: there.name,
      "\(there.name) costs \(unit.text(there.price)); \(nearby.name), which you use nearby, "
        + "\(unit.text(nearby.price))",
      action: "charge at \(nearby.name) where you can",
      evidence: [
        log.figure(
          "price_there",
          there.name,
          there.price,
          unit,
          formula: "median of cost / energy_kwh there, lately",
          of: positions
        ),
        log.figure(
          "price_nearby",
          nearby.name,
          nearby.price,
          unit,
          formula: "median of cost / energy_kwh of the other operator"
        ),
      ],
      sessions: positions
    )
  }

  /// The charges of one kind at places whose coordinates are known.
  struct Visits {
    var all: [Int] = []
    var lately: [Int] = []
    /// The numbers of the places, and of those that were visited lately.
    var places: Set<Int32> = []
    var visited: Set<Int32> = []

    mutating func add(_ position: Int, _ log: AdviceLog) {
      let place = log.index.placeNumber(at: position)
      all.append(position)
      places.insert(place)
      guard log.recent.contains(position) else { return }
      lately.append(position)
      visited.insert(place)
    }
  }

  /// What can be compared: an operator's prices of one kind of current in one currency.
  struct Kind: Hashable {
    var network: Int32
    var type: ChargeType?
    var currency: Int32

    func isComparable(with other: Kind) -> Bool {
      type == other.type && currency == other.currency && network != other.network
    }
  }
}
