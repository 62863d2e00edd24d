package import ChargingLog

/// The home energy of a period, priced, car by car, for somebody who pays it back.
package struct Reimbursement: Sendable {
  /// What a kWh is paid back at.
  package enum Rate: Sendable {
    /// By a tariff, date and time of use.
    case tariff(String)
    /// The same for every kWh.
    case flat(ExactDecimal)
    /// What each session cost.
    case cost
  }

  /// One charge at home.
  package struct Line: Sendable {
    package var position: Int
    package var energyKWh: ExactDecimal?
    package var amount: ExactDecimal?
    package var currency: String?
    /// Why there is no amount.
    package var reason: String?
  }

  /// What one car comes to.
  package struct CarSheet: Sendable {
    package var car: String
    package var lines: [Line]
    package var energyKWh: ExactDecimal
    /// Sums by currency, each rounded to the smallest coin.
    package var amounts: [(currency: String?, amount: ExactDecimal)]
    /// Lines without an amount.
    package var leftOut: Int
    /// The first and the last reading of the odometer in the period, with their days.
    package var firstReading: OdometerReadings.Reading?
    package var lastReading: OdometerReadings.Reading?
  }

  package let period: DatePeriod
  package let rate: Rate
  package let cars: [CarSheet]

  /// - Parameter cars: Only these; all when empty.
  package init(
    _ period: DatePeriod,
    by rate: Rate,
    cars wanted: [String] = [],
    in index: ChargingIndex
  ) {
    self.period = period
    self.rate = rate
    let positions = index.sessions.indices.filter { position in
      period.contains(index.localDate(at: position)) && index.isHome(at: position) == true
        && (wanted.isEmpty || wanted.contains(index.sessions[position].car))
    }
    let ids = Set(positions.map { index.sessions[$0].car }).sorted()
    cars = ids.map { id in
      let lines = positions.filter { index.sessions[$0].car == id }
        .map { Self.line(at: $0, by: rate, in: index) }
      return Self.sheet(id, lines, period, index)
    }
  }

  private static func line(at position: Int, by rate: Rate, in index: ChargingIndex) -> Line {
    let session = index.sessions[position]
    var line = Line(position: position, energyKWh: session.energyKWh)
    let cost: SessionCost
    switch rate {
    case .cost: cost = index.cost(at: position)
    case .flat(let price):
      line.amount = session.energyKWh.map { $0 * price }
      line.currency = index.settings.currency
      line.reason = session.energyKWh == nil ? "no energy_kwh" : nil
      return rounded(line)
    case .tariff(let id):
      var bare = session
      bare.currency = nil
      bare.fees = nil
      cost = index.cost(
        of: bare,
        from: index.starts[position],
        to: index.ends[position],
        byTariff: id
      )
    }
    line.amount = cost.amount
    line.currency = cost.currency
    line.reason = cost.reason
    return rounded(line)
  }

  /// Each line in whole coins, so that a printed page adds up.
  private static func rounded(_ line: Line) -> Line {
    var line = line
    line.amount = line.amount?.rounded(toDecimals: Money.minorDigits(line.currency))
    return line
  }

  private static func sheet(
    _ id: String,
    _ lines: [Line],
    _ period: DatePeriod,
    _ index: ChargingIndex
  ) -> CarSheet {
    var amounts: [String?: ExactDecimal] = [:]
    var energy = ExactSum()
    for line in lines {
      if let kWh = line.energyKWh { energy.add(kWh) }
      if let amount = line.amount { amounts[line.currency, default: .zero] += amount }
    }
    let readings = index.cars[id].map { OdometerReadings(of: $0, in: index).readings } ?? []
    let own = readings.filter { period.contains($0.date) }
    return CarSheet(
      car: id,
      lines: lines,
      energyKWh: energy.value,
      amounts: amounts.sorted { ($0.key ?? "~") < ($1.key ?? "~") }.map { ($0.key, $0.value) },
      leftOut: lines.count { $0.amount == nil },
      firstReading: own.first,
      lastReading: own.last
    )
  }
}
