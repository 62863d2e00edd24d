import ChargingLog
import Insights

extension GroupedSeries {
  var unit: FigureUnit {
    let distance = index.distanceUnit
    return switch subject {
    case .cost: .money(currency)
    case .price: .moneyPer(currency, "kWh")
    case .driving: .moneyPer(currency, distance.singular)
    case .efficiency: .efficiency(distance)
    case .distance: .distance(distance)
    case .energy: .kilowattHours
    default: .count
    }
  }

  /// The value of a group; `nil` where it is unknown.
  func value(of totals: Totals) -> ExactDecimal? {
    let costs = totals.costs.first { $0.currency == currency }
    switch subject {
    case .cost: return costs?.amount ?? (totals.sessions == 0 ? .zero : nil)
    case .price: return isGap(totals) ? nil : costs?.averagePricePerKWh
    case .energy: return totals.energyKWh
    case .distance: return totals.distance
    case .sessions: return ExactDecimal(totals.sessions)
    case .driving:
      return totals.costPerDistance?.currency == currency ? totals.costPerDistance?.amount : nil
    case .efficiency: return totals.efficiency(in: index).value
    default: return nil
    }
  }

  /// Whether a group has no price to draw a line through, since all of it was free; a place where
  /// charging is free stands among others at nothing.
  private func isGap(_ totals: Totals) -> Bool {
    subject == .price && axis.isOfTime && totals.isFree
  }

  var title: String {
    let what =
      switch subject {
      case .driving: "Cost per \(index.distanceUnit.singular)"
      case .price: "Price per kWh"
      default: subject.rawValue.prefix(1).uppercased() + subject.rawValue.dropFirst()
      }
    return "\(what) by \(axis.rawValue)" + (division.map { " and \($0.rawValue)" } ?? "")
  }

  /// The whole, the most and the least, for whoever cannot see the chart.
  func summary(
    _ labels: [String],
    _ columns: [(name: String, values: [ExactDecimal?])],
    _ unit: FigureUnit
  ) -> String {
    var sentences: [String] = []
    if let whole = value(of: totals) { sentences.append("\(unit.text(whole)) in all.") }
    let sums = labels.indices.compactMap { place -> (String, ExactDecimal)? in
      // A moving average is no part of the whole.
      let columns = average == nil ? columns : Array(columns.prefix(1))
      let known = columns.compactMap { $0.values[place] }
      guard !known.isEmpty, subject.isSum || columns.count == 1 else { return nil }
      return (labels[place], known.reduce(.zero, +))
    }
    if sums.count > 1, let most = sums.max(by: { $0.1 < $1.1 }),
      let least = sums.min(by: { $0.1 < $1.1 }), most.1 != least.1
    {
      sentences.append("Most: \(most.0), \(unit.text(most.1)).")
      sentences.append("Least: \(least.0), \(unit.text(least.1)).")
    }
    return sentences.joined(separator: " ")
  }

  /// What the numbers leave out.
  var notes: [String] {
    var notes: [String] = []
    func count(_ number: Int) -> String { "\(number) \(number == 1 ? "session" : "sessions")" }
    if [.cost, .price, .driving].contains(subject) {
      if totals.sessionsWithoutCost > 0 {
        notes.append("\(count(totals.sessionsWithoutCost)) of unknown cost left out")
      }
      for other in totals.costs where other.currency != currency {
        notes.append("\(count(other.sessions)) in \(other.currency ?? "no currency") left out")
      }
    }
    if subject == .energy || subject == .price, totals.sessionsWithoutEnergy > 0 {
      notes.append("\(count(totals.sessionsWithoutEnergy)) of unknown energy left out")
    }
    let free = groups.count { isGap($0.totals) }
    if free > 0 {
      notes.append(
        "\(free) of \(groups.count) "
          + (free == 1
            ? "has only free sessions, and no price: it is left blank"
            : "have only free sessions, and no price: they are left blank")
      )
    }
    if subject == .efficiency || subject == .distance || subject == .driving {
      notes.append("of drives between two odometer readings of one group")
    }
    if axis == .tag || division == .tag {
      notes.append("a session counts in each of its tags")
    }
    return notes
  }

  func table(_ labels: [String], _ columns: [(name: String, values: [ExactDecimal?])]) -> ChartTable
  {
    let suffix =
      unit.keySuffix.map { "_\($0)" } ?? unit.currency.map { "_\($0.lowercased())" } ?? ""
    let isDivided = average == nil && (columns.count > 1 || division != nil)
    let names = columns.map {
      isDivided ? $0.name : "\($0.name.replacing(" ", with: "_"))\(suffix)"
    }
    return ChartTable(
      header: [axis.rawValue] + names,
      rows: labels.indices.map { place in
        [.text(labels[place])] + columns.map { .number($0.values[place]) }
      }
    )
  }
}
