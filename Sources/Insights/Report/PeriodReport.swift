package import ChargingLog

/// A month, a year or any other period at a glance.
package struct PeriodReport: Sendable {
  package let period: DatePeriod
  /// The present day: what lies behind it has not been yet.
  package let today: CivilDate
  package let totals: Totals
  /// The period before, of the same kind; beside one that is not over, as much of it as is gone.
  package let before: DatePeriod
  package let totalsBefore: Totals
  /// What it comes to by day, week or month, whichever makes a dozen or three of them.
  package let grouping: Grouping
  package let groups: [Group]
  package let efficiency: Figure
  package let drivingCost: Figure
  package let petrol: PetrolComparison
  /// The same of each car by itself.
  package let cars: [CarDriving]
  package let locations: League
  package let networks: League
  /// Best and worst, in the currency that most is paid in.
  package let extremes: Extremes
  package let bands: BandShares
  package let temperatures: Season
  package let months: Season
  package let calendar: CalendarHeatMap
  package let week: WeekHeatMap
  /// Where today is in it: what the month will have cost, for each currency.
  package let forecasts: [Forecast]
  package let allowances: [AllowancePace]

  /// - Parameters:
  ///   - filter: What limits the sessions beside the period.
  ///   - today: The present day.
  package init(
    _ period: DatePeriod,
    filter: SessionFilter = SessionFilter(),
    today: CivilDate,
    in index: ChargingIndex
  ) {
    var own = filter
    own.limit(to: period)
    let positions = own.positions(in: index)
    (self.period, self.today) = (period, today)
    // A period that holds today is compared with as much of the one before, and also asks for all
    // that went before.
    let isPresent = period.contains(today)
    before = Self.before(period, until: isPresent ? today : nil)
    own.limit(to: before)
    let earlier = own.positions(in: index)
    let everything = isPresent ? filter.positions(in: index) : []
    let ledger = Ledger(index)
    totals = Totals(of: positions, in: ledger)
    totalsBefore = Totals(of: earlier, in: ledger)
    grouping = Grouping([period.dayCount > 366 ? .year : period.dayCount > 31 ? .month : .day])
    groups = grouping.groups(of: positions, in: ledger)
    let measured = totals.efficiency(in: index)
    efficiency = measured
    drivingCost = totals.drivingCost(in: index)
    petrol = PetrolComparison(
      totals.driving,
      efficiency: measured.isKnown
        ? measured : Self.usual(of: positions, period, measured, index),
      in: index
    )
    let end = (index.settings.timeZone ?? .utc).startOfDay(period.end)
    cars = totals.driving.byCar(until: end, in: index)
    locations = League(.location, of: positions, in: ledger)
    networks = League(.network, of: positions, in: ledger)
    let main = totals.costs.max { $0.sessions < $1.sessions }?.currency
    extremes = Extremes(of: positions, currency: main ?? index.settings.currency, in: ledger)
    bands = BandShares(of: positions, in: index)
    temperatures = Season(.temperature, of: positions, in: ledger)
    months = Season(.month, of: positions, in: ledger)
    calendar = CalendarHeatMap(period, of: positions, in: ledger)
    week = WeekHeatMap(of: positions, in: index)
    forecasts =
      everything.isEmpty
      ? []
      : totals.costs.map {
        Forecast(today: today, currency: $0.currency, of: everything, in: ledger)
      }
    allowances = index.cars.values.filter { car in
      car.isActive && (filter.cars.isEmpty || filter.cars.contains(car.id))
    }.sorted { $0.id < $1.id }.compactMap { AllowancePace(of: $0, today: today, in: index) }
  }

  /// The same length just before; of a calendar month, quarter or year the one before.
  ///
  /// - Parameter today: Cuts it to as many days as the period has until then.
  private static func before(_ period: DatePeriod, until today: CivilDate?) -> DatePeriod {
    let day = period.start.adding(days: -1)
    let kinds = [DatePeriod.month(of:), DatePeriod.quarter(of:), DatePeriod.year(of:)]
    let before =
      kinds.first { $0(period.start) == period }.map { $0(day) }
      ?? DatePeriod(start: period.start.adding(days: -period.dayCount), end: period.start)
    guard let today else { return before }
    let gone = today.daysSince1970 - period.start.daysSince1970 + 1
    return DatePeriod(start: before.start, end: min(before.end, before.start.adding(days: gone)))
  }

  /// The efficiency of the only car, where the run of the period says none.
  private static func usual(
    of positions: [Int],
    _ period: DatePeriod,
    _ own: Figure,
    _ index: ChargingIndex
  ) -> Figure {
    let cars = Set(positions.map { index.carIDs[Int(index.carNumbers[$0])] })
    guard let car = cars.first, cars.count == 1 else { return own }
    let end = (index.settings.timeZone ?? .utc).startOfDay(period.end)
    return index.usualEfficiency(of: car, at: end)
  }
}
