package import ChargingLog

/// How a car keeps to the distance that a lease or an insurer allows it.
package struct AllowancePace: Sendable {
  package var car: String
  /// Driven since the allowance began.
  package var driven: Figure
  /// What the plan allows until now.
  package var planned: Figure
  /// Driven more than planned; negative below it.
  package var over: Figure
  /// What the present year of the allowance will have when it ends, at this pace.
  package var expected: Figure
  /// What the plan allows until that year ends.
  package var allowed: Figure
  package var yearEnds: CivilDate

  /// - Returns: `nil` when the car has no allowance with a beginning.
  package init?(of car: Car, today: CivilDate, in index: ChargingIndex) {
    guard let allowance = car.mileageAllowance, let from = allowance.from,
      let perYear = allowance.kilometresPerYear
    else { return nil }
    self.car = car.id
    let unit = index.distanceUnit
    let readings = OdometerReadings(of: car, in: index)
    let yearEnds = Self.yearEnd(of: from, today: today)
    self.yearEnds = yearEnds
    func planned(until date: CivilDate) -> ExactDecimal {
      let days = date.daysSince1970 - from.daysSince1970
      // Exact by whole years, even within one: a year of the allowance has its own days.
      let years = Self.wholeYears(from: from, to: date)
      let start = from.adding(months: 12 * years)
      let length = from.adding(months: 12 * (years + 1)).daysSince1970 - start.daysSince1970
      let rest = days - (start.daysSince1970 - from.daysSince1970)
      let part = (perYear * ExactDecimal(rest)).divided(by: ExactDecimal(length), decimals: 6)
      return perYear * ExactDecimal(years) + (part ?? .zero)
    }
    var trust = Confidence.high
    let purchase = car.odometerAtPurchase.map {
      OdometerReadings.Reading(date: from, kilometres: $0, isRead: true)
    }
    let read = readings.kilometres(on: from)
    let start = read ?? purchase
    let last = readings.last
    if start == nil { trust.giveUp("no_start", "no reading says where the odometer began") }
    if last == nil { trust.giveUp("missing_odometer", "there is no reading of the odometer") }
    if read == nil, start != nil {
      trust.lower("from_purchase", "the odometer at purchase stands for that of its first day")
    }
    if let start, !start.isRead { trust.lower("between_readings", "the first is between readings") }
    var drivenKilometres: ExactDecimal?
    var pace: ExactDecimal?
    if let start, let last {
      let way = last.kilometres - start.kilometres
      drivenKilometres = way
      let days = last.date.daysSince1970 - from.daysSince1970
      if days <= 0 {
        trust.giveUp("no_time", "no reading lies behind its beginning")
      } else {
        let whole = ExactDecimal(yearEnds.daysSince1970 - from.daysSince1970)
        pace = (way * whole).divided(by: ExactDecimal(days), decimals: 6)
      }
    }
    func figure(
      _ name: String,
      _ title: String,
      _ kilometres: ExactDecimal?,
      _ formula: String,
      _ trust: Confidence
    ) -> Figure {
      Figure(
        name,
        title,
        kilometres.map { unit.of(kilometres: $0) },
        .distance(unit),
        formula: formula,
        inputs: [
          Figure.Input("from", from.text),
          Figure.Input(
            "per year",
            FigureUnit.distance(unit).text(unit.of(kilometres: perYear))
          ), Figure.Input("last reading", last?.date.text ?? "unknown"),
        ],
        confidence: trust
      )
    }
    let plan = planned(until: last?.date ?? today)
    driven = figure("driven", "driven", drivenKilometres, "last odometer − odometer at from", trust)
    self.planned = figure(
      "planned",
      "planned until the last reading",
      plan,
      "per year × time since from",
      .high
    )
    over = figure(
      "over",
      "more than planned",
      drivenKilometres.map { $0 - plan },
      "driven − planned",
      trust
    )
    expected = figure(
      "expected",
      "expected at the year's end",
      pace,
      "driven / days until the last reading × days until the year's end",
      trust
    )
    allowed = figure(
      "allowed",
      "allowed by the year's end",
      planned(until: yearEnds),
      "per year × years",
      .high
    )
  }

  private static func wholeYears(from: CivilDate, to date: CivilDate) -> Int {
    var years = max(0, date.year - from.year)
    while years > 0, from.adding(months: 12 * years) > date { years -= 1 }
    return years
  }

  private static func yearEnd(of from: CivilDate, today: CivilDate) -> CivilDate {
    from.adding(months: 12 * (wholeYears(from: from, to: max(today, from)) + 1))
  }
}

extension Car {
  /// The odometer when it became its owner's, in kilometres.
  package var odometerAtPurchase: ExactDecimal? {
    odometerAtPurchaseKilometres
      ?? odometerAtPurchaseMiles.map { $0 * DistanceUnit.kilometresPerMile }
  }
}

extension Car.MileageAllowance {
  /// The distance of a year.
  package var kilometresPerYear: ExactDecimal? {
    perYearKilometres ?? perYearMiles.map { $0 * DistanceUnit.kilometresPerMile }
  }
}
