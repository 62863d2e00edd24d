package import ChargingLog

/// Which sessions an address asks for, in which order: the filters of the command line, by the same
/// names.
///
/// ``Parameters`` says what is wrong with an address; what cannot be understood selects nothing here.
package struct SessionQuery: Sendable {
  package private(set) var filter = SessionFilter()
  /// The order as it is written, `-start` when none is.
  package let sort: String
  private var order: SessionOrder?
  private var isUnderstood = true

  /// - Parameter today: What `today` and `this-month` count from.
  package init(_ query: QueryItems, _ index: ChargingIndex, today: CivilDate) {
    sort = query["sort"] ?? "-start"
    filter.cars = query.all("car")
    filter.locations = query.all("location")
    filter.networks = query.all("network")
    filter.tags = query.all("tag")
    filter.matching = query["q"]
    let period = { DatePeriod.parse($0, today: today) }
    if let during = read(query["during"], period) { filter.limit(to: during) }
    if let from = read(query["from"], period) { filter.from = from.start }
    if let to = read(query["to"], period) { filter.to = to.end.adding(days: -1) }
    filter.type = choice(query["type"], ["ac": .ac, "dc": .dc])
    filter.isHome = choice(query["place"], ["home": true, "public": false])
    filter.isFree = choice(query["free"], ["yes": true, "no": false])
    filter.minKWh = read(query["min_kwh"], ExactDecimal.parse)
    filter.expression = read(query["where"]) { WhereExpression.parse($0, today: today) }
    order = read(sort, SessionOrder.parse)
  }

  /// The positions of the sessions, in order; none when something is wrong with the question.
  package func positions(in index: ChargingIndex) -> [Int] {
    guard isUnderstood, let order else { return [] }
    let positions = filter.positions(in: index)
    // The usual order needs no sorting: the index has it the other way round.
    return sort == "-start" ? positions.reversed() : order.sorted(positions, in: index)
  }

  private mutating func read<Value, Problem>(
    _ text: String?,
    _ parse: (String) -> Result<Value, Problem>
  ) -> Value? {
    guard let text else { return nil }
    if case .success(let value) = parse(text) { return value }
    isUnderstood = false
    return nil
  }

  private mutating func choice<Value>(_ text: String?, _ values: [String: Value]) -> Value? {
    guard let text else { return nil }
    isUnderstood = isUnderstood && values[text] != nil
    return values[text]
  }
}
