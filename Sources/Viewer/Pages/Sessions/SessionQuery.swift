package import ChargingLog

/// Which sessions an address asks for, in which order: the filters of the command line, by the same
/// names.
package struct SessionQuery: Sendable {
  /// A filter that cannot be understood.
  package struct Problem: Sendable, Hashable {
    package var name: String
    package var message: String
    package var fix: String?
  }

  package private(set) var filter = SessionFilter()
  package private(set) var problems: [Problem] = []
  /// The order as it is written, `-start` when none is.
  package private(set) var sort: String
  private var order: SessionOrder?

  /// - Parameter today: What `today` and `this-month` count from.
  package init(_ query: QueryItems, _ index: ChargingIndex, today: CivilDate) {
    sort = query["sort"] ?? "-start"
    filter.cars = query.all("car")
    filter.locations = query.all("location")
    filter.networks = query.all("network")
    filter.tags = query.all("tag")
    filter.matching = query["q"]
    for car in filter.cars where index.cars[car] == nil {
      let nearest = Spelling.nearest(to: car, among: index.cars.keys.sorted())
      refuse("car", "there is no car \(car)", nearest.map { "did you mean \($0)?" })
    }
    readDays(query, today)
    readChoices(query)
    if let text = query["min_kwh"] {
      switch ExactDecimal.parse(text) {
      case .success(let energy): filter.minKWh = energy
      case .failure(let problem): refuse("min_kwh", problem.message, problem.fix)
      }
    }
    if let text = query["where"] {
      switch WhereExpression.parse(text, today: today) {
      case .success(let expression): filter.expression = expression
      case .failure(let problem): refuse("where", problem.message, problem.fix)
      }
    }
    switch SessionOrder.parse(sort) {
    case .success(let order): self.order = order
    case .failure(let problem): refuse("sort", problem.message, problem.fix)
    }
  }

  /// The positions of the sessions, in order; none when something is wrong with the question.
  package func positions(in index: ChargingIndex) -> [Int] {
    guard problems.isEmpty, let order else { return [] }
    let positions = filter.positions(in: index)
    // The usual order needs no sorting: the index has it the other way round.
    return sort == "-start" ? positions.reversed() : order.sorted(positions, in: index)
  }

  private mutating func readDays(_ query: QueryItems, _ today: CivilDate) {
    if let period = period("during", query, today) { filter.limit(to: period) }
    if let period = period("from", query, today) { filter.from = period.start }
    if let period = period("to", query, today) { filter.to = period.end.adding(days: -1) }
  }

  private mutating func period(_ name: String, _ query: QueryItems, _ today: CivilDate)
    -> DatePeriod?
  {
    guard let text = query[name] else { return nil }
    switch DatePeriod.parse(text, today: today) {
    case .success(let period): return period
    case .failure(let problem):
      refuse(name, problem.message, problem.fix.map { "write \($0)" })
      return nil
    }
  }

  private mutating func readChoices(_ query: QueryItems) {
    if let text = query["type"] {
      filter.type = ChargeType(rawValue: text)
      if filter.type == nil { refuse("type", "\(text) is neither ac nor dc", "write ac or dc") }
    }
    switch query["place"] {
    case nil: break
    case "home": filter.isHome = true
    case "public": filter.isHome = false
    case let text?: refuse("place", "\(text) is no kind of place", "write home or public")
    }
    switch query["free"] {
    case nil: break
    case "yes": filter.isFree = true
    case "no": filter.isFree = false
    case let text?: refuse("free", "\(text) is neither yes nor no", "write yes or no")
    }
  }

  private mutating func refuse(_ name: String, _ message: String, _ fix: String?) {
    problems.append(Problem(name: name, message: message, fix: fix))
  }
}
