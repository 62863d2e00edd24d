package import ChargingLog

/// What a month will have cost when it is over, with its range.
///
/// What was paid so far, and for the days left what such a run of days has cost: every run of as
/// many days in the half year before the month is one way that it could go. The mean of them is
/// the expected value, and the range is from the tenth to the ninetieth of a hundred.
package struct Forecast: Sendable {
  package var currency: String?
  package var soFar: Figure
  package var expected: Figure
  package var low: Figure
  package var high: Figure

  /// - Parameters:
  ///   - today: The last day that counts as over.
  ///   - positions: The sessions that it is about.
  package init(
    today: CivilDate,
    currency: String?,
    of positions: [Int],
    in index: ChargingIndex
  ) {
    self.init(today: today, currency: currency, of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(
    today: CivilDate,
    currency: String?,
    of positions: [Int],
    in ledger: Ledger
  ) {
    let index = ledger.index
    let ownCurrency = ledger.names.currencies.knownNumber(of: currency)
    let month = DatePeriod.month(of: today)
    let left = month.end.daysSince1970 - today.daysSince1970 - 1
    let historyDays = Int(index.settings.value(of: .forecast).double)
    let begin = month.start.adding(days: -historyDays)
    var daily = [ExactDecimal](repeating: .zero, count: historyDays)
    var soFar = ExactSum()
    var monthCosts = Tally()
    var earlier = Tally()
    var firstDay: CivilDate?
    for position in positions {
      let entry = ledger.entries[position]
      let date = CivilDate(daysSince1970: Int(entry.day))
      firstDay = min(firstDay ?? date, date)
      guard date >= begin, date <= today else { continue }
      let isOfMonth = date >= month.start
      guard let amount = entry.amount else {
        if isOfMonth { monthCosts.unknown += 1 } else { earlier.unknown += 1 }
        continue
      }
      guard entry.currency == ownCurrency else { continue }
      if isOfMonth {
        monthCosts.known += 1
        soFar.add(amount)
      } else {
        earlier.known += 1
        daily[date.daysSince1970 - begin.daysSince1970] += amount
      }
    }
    self.currency = currency
    let known =
      firstDay.map {
        max(0, min(historyDays, month.start.daysSince1970 - max($0, begin).daysSince1970))
      } ?? 0
    let sums = Self.sums(of: Array(daily.suffix(known)), days: left).sorted()
    var confidence = Confidence.high
    let history =
      known == 0
      ? "nothing was logged before this month"
      : "the log begins only \(known) \(known == 1 ? "day" : "days") before this month"
    if left > 0, known < Self.fewestDays {
      confidence.giveUp("too_little_history", history)
    } else if known < historyDays {
      confidence.lower("short_history", history)
    }
    var monthConfidence = Confidence.high
    monthCosts.judge(&monthConfidence, "this month")
    if monthCosts.known + monthCosts.unknown == 0 {
      monthConfidence.lower("none_this_month", "no session this month yet")
    }
    confidence.limit(by: monthConfidence)
    if left > 0 { earlier.judge(&confidence, "before this month") }
    let inputs = [
      Figure.Input(
        "so far",
        monthConfidence.level == .none ? "unknown" : Money.text(soFar.value, currency)
      ),
      Figure.Input("days left", "\(left)"), Figure.Input("days before", "\(known)"),
    ]
    func figure(_ name: String, _ title: String, _ formula: String, _ rest: ExactDecimal?)
      -> Figure
    {
      Figure(
        name,
        title,
        left == 0 ? soFar.value : rest.map { soFar.value + $0 },
        .money(currency),
        formula: formula,
        inputs: inputs,
        confidence: confidence
      )
    }
    var total = ExactSum()
    for sum in sums { total.add(sum) }
    let mean = total.value.divided(by: ExactDecimal(sums.count), decimals: 4)
    self.soFar = Figure(
      "so_far",
      "so far this month",
      soFar.value,
      .money(currency),
      formula: "Σ cost of the month's sessions",
      inputs: [Figure.Input("sessions", "\(monthCosts.known)")],
      confidence: monthConfidence
    )
    expected = figure(
      "expected",
      "expected",
      "so far + mean cost of as many days as are left, in the days before this month",
      mean
    )
    let range = "so far + the cost that 10 in 100 of such runs of days are below"
    low = figure("low", "at the least", range, Median.quantile(0.1, ofSorted: sums))
    high = figure(
      "high",
      "at the most",
      range.replacing("below", with: "above"),
      Median.quantile(0.9, ofSorted: sums)
    )
  }

  private static let fewestDays = 28

  /// How many costs are known and unknown: nothing but unknown ones come to nothing that is known.
  private struct Tally {
    var known = 0
    var unknown = 0

    func judge(_ confidence: inout Confidence, _ when: String) {
      guard unknown > 0 else { return }
      if known == 0 {
        confidence.giveUp("cost_unknown", "no cost \(when) is known")
      } else {
        let costs = unknown == 1 ? "1 cost" : "\(unknown) costs"
        confidence.lower("costs_left_out", "\(costs) \(when) left out as unknown")
      }
    }
  }

  /// The sums of every run of some days.
  private static func sums(of daily: [ExactDecimal], days: Int) -> [ExactDecimal] {
    guard days > 0, daily.count >= days else { return [] }
    var sum = daily[..<days].reduce(.zero, +)
    var sums = [sum]
    for end in days..<daily.count {
      sum = sum + daily[end] - daily[end - days]
      sums.append(sum)
    }
    return sums
  }
}
