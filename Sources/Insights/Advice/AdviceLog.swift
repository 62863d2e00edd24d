import ChargingLog

/// A log laid out for advice.
struct AdviceLog: Sendable {
  /// A car that is driven, and its sessions by time.
  struct CarLog: Sendable {
    let car: Car
    let sessions: [Int]
  }

  let index: ChargingIndex
  let ledger: Ledger
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
    ledger = Ledger(index)
    self.now = now
    today = (index.settings.timeZone ?? .utc).civil(at: now).date
    let past = index.starts.firstPosition { now < $0 }
    sessions = 0..<past
    let days = index.settings.value(of: .adviceDays).double
    let since = now.advanced(bySeconds: -Int64(days * 86_400))
    recent = min(index.starts.firstPosition { since <= $0 }, past)..<past
    var byCar = [[Int]](repeating: [], count: index.carIDs.count)
    for position in 0..<past { byCar[Int(index.carNumbers[position])].append(position) }
    cars = zip(index.carIDs, byCar).filter { !$1.isEmpty }.sorted { $0.0 < $1.0 }
      .compactMap { id, sessions in
        guard let car = index.cars[id], car.isActive else { return nil }
        return CarLog(car: car, sessions: sessions)
      }
  }

  subscript(position: Int) -> Session {
    _read { yield index.sessions[position] }
  }

  /// The single drives to all sessions; worked out by the first rule that asks.
  var drives: SingleDrives { SingleDrives(in: ledger) }

  /// The value of a threshold.
  func value(_ threshold: Threshold) -> ExactDecimal { index.settings.value(of: threshold) }

  /// What a kWh cost in a session, with its currency; `nil` where it is unknown.
  func price(_ position: Int) -> (amount: ExactDecimal, currency: String?)? {
    let entry = ledger.entries[position]
    return entry.pricePerKWh.map { ($0, ledger.names.currencies.text(of: entry.currency)) }
  }

  /// What a kWh cost in each of some sessions, where it is known.
  func prices(_ positions: some Sequence<Int>) -> [ExactDecimal] {
    positions.compactMap { ledger.entries[$0].pricePerKWh }
  }

  /// The place among a car's sessions of its last charge by direct current, of the days that advice
  /// on prices looks back on.
  func lastFastCharge(of car: CarLog) -> Int? {
    car.sessions.indices.reversed().prefix { recent.contains(car.sessions[$0]) }
      .first { ledger.entries[car.sessions[$0]].type == .dc }
  }

  /// When a session was over, as far as is known.
  func end(_ position: Int) -> Instant {
    if let end = index.ends[position] { return max(end, index.starts[position]) }
    let seconds = index.chargingSeconds(at: position) ?? 0
    return index.starts[position].advanced(bySeconds: max(0, seconds))
  }

  /// The recent price at home: the median of the sessions there.
  func homePrice(in currency: String?) -> ExactDecimal? {
    let number = ledger.names.currencies.knownNumber(of: currency)
    return Median.of(
      prices(
        recent.filter {
          ledger.entries[$0].isHome == true && ledger.entries[$0].currency == number
        }
      )
    )
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

extension LedgerEntry {
  /// Whether ``pricePerKWh`` is known.
  var hasPrice: Bool { amount != nil && energyKWh.map { !$0.isZero } ?? false }
}
