import ChargingLog

/// A log laid out for advice.
struct AdviceLog: Sendable {
  /// A car that is driven, and its sessions by time.
  struct CarLog: Sendable {
    let car: Car
    let sessions: [Int]
  }

  let index: ChargingIndex
  let now: Instant
  let today: CivilDate
  /// By id; those without a session are not among them.
  let cars: [CarLog]
  /// All sessions so far.
  let sessions: Range<Int>
  /// The sessions of the days that advice on prices looks back on.
  let recent: Range<Int>

  init(_ index: ChargingIndex, at now: Instant) {
    self.index = index
    self.now = now
    today = (index.settings.timeZone ?? .utc).civil(at: now).date
    let past = index.starts.prefix { $0 <= now }.count
    sessions = 0..<past
    let days = index.settings.value(of: .adviceDays).double
    let since = now.advanced(bySeconds: -Int64(days * 86_400))
    recent = (index.starts[..<past].firstIndex { $0 >= since } ?? past)..<past
    var byCar: [String: [Int]] = [:]
    for position in 0..<past { byCar[index.sessions[position].car, default: []].append(position) }
    cars = byCar.keys.sorted().compactMap { id in
      guard let car = index.cars[id], car.isActive else { return nil }
      return CarLog(car: car, sessions: byCar[id] ?? [])
    }
  }

  func session(_ position: Int) -> Session { index.sessions[position] }

  /// The value of a threshold.
  func value(_ threshold: Threshold) -> ExactDecimal { index.settings.value(of: threshold) }

  /// What a kWh cost in a session, with its currency; `nil` where it is unknown.
  func price(_ position: Int) -> (amount: ExactDecimal, currency: String?)? {
    guard let energy = index.sessions[position].energyKWh else { return nil }
    let cost = index.cost(at: position)
    guard let price = cost.amount?.divided(by: energy, decimals: 6) else { return nil }
    return (price, cost.currency)
  }

  /// The prices of some sessions in one currency.
  func prices(_ positions: some Sequence<Int>, in currency: String?) -> [ExactDecimal] {
    positions.compactMap { position in
      price(position).flatMap { $0.currency == currency ? $0.amount : nil }
    }
  }

  /// When a session was over, as far as is known.
  func end(_ position: Int) -> Instant {
    if let end = index.ends[position] { return max(end, index.starts[position]) }
    let seconds = index.chargingSeconds(at: position) ?? 0
    return index.starts[position].advanced(bySeconds: max(0, seconds))
  }

  /// The recent price at home: the median of the sessions there.
  func homePrice(in currency: String?) -> ExactDecimal? {
    Median.of(prices(recent.filter { index.isHome(at: $0) == true }, in: currency))
  }

  /// A figure of evidence.
  func figure(
    _ name: String,
    _ title: String,
    _ value: ExactDecimal,
    _ unit: FigureUnit,
    formula: String,
    of positions: [Int] = []
  ) -> Figure {
    let count = positions.isEmpty ? [] : [Figure.Input("sessions", "\(positions.count)")]
    return Figure(name, title, value, unit, formula: formula, inputs: count)
  }
}
