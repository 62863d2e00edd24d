import ChargingLog
import Charts
import Insights

/// Sessions in groups along an axis, each perhaps divided by a second key.
struct GroupedSeries {
  let subject: ChartSubject
  let axis: Grouping.Key
  let division: Grouping.Key?
  let index: ChargingIndex
  let currency: String?
  /// What the whole selection comes to.
  let totals: Totals
  let groups: [Group]
  /// How many values the moving average beside them is of.
  let average: Int?

  init(
    _ subject: ChartSubject,
    _ grouping: Grouping,
    _ positions: [Int],
    _ index: ChargingIndex,
    average: Int? = nil
  ) {
    self.subject = subject
    self.average = average
    self.index = index
    axis = grouping.keys.first ?? .month
    division = grouping.keys.dropFirst().first
    let ledger = Ledger(index)
    totals = Totals(of: positions, in: ledger)
    currency = totals.costs.max { $0.sessions < $1.sessions }?.currency
    groups = Grouping(Array(grouping.keys.prefix(2))).groups(of: positions, in: ledger)
  }

  var chart: Result<InsightChart, NothingToDraw> {
    guard !groups.isEmpty else {
      return .failure(NothingToDraw(reason: "no session is like that"))
    }
    let labels = self.labels
    let columns = self.columns(labels)
    guard columns.contains(where: { $0.values.contains { $0 != nil } }) else {
      let why = subject == .price && totals.isFree ? "all of them were free" : nil
      return .failure(
        NothingToDraw(reason: why ?? "\(subject.meaning) is unknown of all of them")
      )
    }
    let unit = self.unit
    let series = columns.map { Series($0.name, $0.values.map { $0?.double }) }
    let format = ValueFormat(unit)
    let caption = Caption(title, summary: summary(labels, columns, unit))
    let isTime = axis.isOfTime
    let chart: Chart
    if isTime && (!subject.isSum || average != nil) {
      chart = .lines(
        LineChart(
          caption,
          axis: .labels(labels),
          series: series,
          format: format,
          includesZero: subject != .efficiency
        )
      )
    } else {
      chart = .bars(
        BarChart(
          caption,
          labels: labels,
          series: series,
          format: format,
          direction: isTime ? .up : .right
        )
      )
    }
    return .success(InsightChart(chart: chart, table: table(labels, columns), notes: notes))
  }

  private typealias Column = (name: String, values: [ExactDecimal?])

  /// The labels of the axis: all periods of time, else what there is, the largest first.
  private var labels: [String] {
    let zone = index.settings.timeZone ?? .utc
    if let first = totals.firstStart, let last = totals.lastStart,
      let all = TimeLabels.all(
        axis,
        from: zone.civil(at: first).date,
        to: zone.civil(at: last).date
      )
    {
      let known = Set(all)
      // A place's calendar may be a day ahead of home's.
      return (all + groups.compactMap { $0.keys.first ?? nil }.filter { !known.contains($0) })
        .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        .sorted()
    }
    let names = groups.map { ($0.keys.first ?? nil) ?? "—" }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let sizes = names.map { name in
      groups.filter { (($0.keys.first ?? nil) ?? "—") == name }
        .reduce(0) { $0 + (value(of: $1.totals)?.double ?? 0) }
    }
    return zip(names, sizes).sorted { $0.1 > $1.1 }.map(\.0)
  }

  private func columns(_ labels: [String]) -> [Column] {
    if let average, division == nil {
      let own = values(labels, groups, value)
      let means = MovingAverage.trailing(own, of: average)
      return [(subject.rawValue, own), ("mean of \(average)", means)]
    }
    if division == nil, subject == .energy { return energyColumns(labels) }
    let names =
      division == nil
      ? [subject.rawValue]
      : groups.map { ($0.keys.dropFirst().first ?? nil) ?? "—" }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }.sorted()
    return names.map { name in
      let own = groups.filter { division == nil || (($0.keys.last ?? nil) ?? "—") == name }
      return (name, values(labels, own, value))
    }
  }

  /// Energy is divided by where it was charged unless something else is asked for.
  private func energyColumns(_ labels: [String]) -> [Column] {
    let parts: [(String, (Totals) -> ExactDecimal)] = [
      ("home", { $0.energyByPlace.homeKWh }), ("public", { $0.energyByPlace.publicKWh }),
      ("no place", { $0.energyByPlace.unknownKWh }),
    ]
    let columns = parts.map { name, part in (name, values(labels, groups, part)) }
    let kept = columns.filter { $0.1.contains { $0.map { !$0.isZero } ?? false } }
    return kept.isEmpty ? Array(columns.prefix(1)) : kept
  }

  private func values(
    _ labels: [String],
    _ groups: [Group],
    _ value: (Totals) -> ExactDecimal?
  ) -> [ExactDecimal?] {
    let byLabel = Dictionary(groups.map { (($0.keys.first ?? nil) ?? "—", $0.totals) }) {
      first,
      _ in
      first
    }
    // Without a session there was nothing to add up, which is known to be nothing.
    return labels.map { label in byLabel[label].map(value) ?? (subject.isSum ? .zero : nil) }
  }
}
