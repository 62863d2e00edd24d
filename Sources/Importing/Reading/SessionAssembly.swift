import ChargingLog
import YAMLRecord

/// Makes a session of the values of its rows: finds car, place and zone, and checks every value by
/// the schema.
struct SessionAssembly: Sendable {
  private let index: ChargingIndex
  private let rules: ImportRules
  private let options: ImportOptions
  private let file: String
  private let cars: CarChoice
  private let locationNames: [String: String]

  init(index: ChargingIndex, rules: ImportRules, options: ImportOptions, file: String) {
    self.index = index
    self.rules = rules
    self.options = options
    self.file = file
    cars = CarChoice(index, option: options.car)
    let named = index.locations.values.compactMap { place in
      place.name.map { ($0.lowercased(), place.id) }
    }
    locationNames = Dictionary(named.sorted { $0.1 < $1.1 }) { first, _ in first }
  }

  /// The session of some values.
  ///
  /// - Throws: What is wrong with the first value that cannot be used, and its column.
  func session(
    of values: SessionValues,
    rows: [CSVRow],
    order: FileOrder
  ) throws(CellProblem) -> ImportedSession {
    do throws(KeyProblem) {
      return try assemble(values, rows, order: order)
    } catch {
      throw CellProblem(column: values.column(of: error.key), error.problem)
    }
  }

  private func assemble(
    _ values: SessionValues,
    _ rows: [CSVRow],
    order: FileOrder
  ) throws(KeyProblem) -> ImportedSession {
    let line = rows.first?.line ?? 1
    var texts: [String: Content] = [:]
    do throws(ValueProblem) {
      texts["car"] = .text(try cars.car(named: values.carNames))
    } catch {
      throw KeyProblem(key: "car", error)
    }
    let place = location(values["location"]?.text)
    if let place { texts["location"] = .text(place) }
    let times = try times(of: values, at: place.flatMap { index.location(named: $0) }, order)
    texts["start"] = .text(times.start.timestamp.text)
    if let end = times.end { texts["end"] = .text(end.timestamp.text) }
    if let duration = duration(values), !isSame(duration, as: times) {
      texts["duration"] = .text(ChargeDuration(seconds: duration).text)
    }
    for key in rules.keys where !["car", "location", "start", "end", "duration"].contains(key.key) {
      guard let value = values[key.key] else { continue }
      texts[key.key == ImportRules.odometer ? odometerKey : key.key] = content(value, key.type)
    }
    if texts["currency"] == nil, let currency = rules.currency {
      texts["currency"] = .text(currency)
    }
    if !Self.moneyKeys.contains(where: { texts[$0] != nil }) { texts["currency"] = nil }
    texts["source.importer"] = .text(rules.id)
    if texts["source.id"] == nil {
      texts["source.id"] = .text(RowIdentity.id(of: rows.map(\.fields)))
    }
    texts["source.file"] = .text(file)
    texts["source.row"] = .text(String(line))
    let pairs = Self.ordered(texts)
    let session = try decode(pairs)
    let warnings = [times.start.warning, times.end?.warning].compactMap { $0 }
    return ImportedSession(
      pairs: pairs,
      session: session,
      start: times.start.instant,
      end: times.end?.instant,
      line: line,
      rows: rows,
      warnings: warnings
    )
  }

  private static let moneyKeys = [
    "cost", "price_per_kwh", "fees.session", "fees.time", "fees.idle", "fees.parking", "fees.other",
  ]

  private var odometerKey: String {
    (rules.distance ?? index.distanceUnit) == .miles ? "odometer_mi" : "odometer_km"
  }

  /// A location's id for its id or name; an alias and any other text as they are.
  private func location(_ text: String?) -> String? {
    if let location = options.location { return location }
    guard let text else { return nil }
    let folded = text.lowercased()
    if index.locations[folded] != nil { return folded }
    if index.location(named: text) != nil { return text }
    return locationNames[folded] ?? text
  }

  private func times(
    of values: SessionValues,
    at place: Location?,
    _ order: FileOrder
  ) throws(KeyProblem) -> (start: TimeResolver.Stamp, end: TimeResolver.Stamp?) {
    guard case .time(let start) = values["start"] else {
      throw KeyProblem(
        key: "start",
        ValueProblem(code: "missing-key", message: "the start is not known", fix: "fill it in")
      )
    }
    var end: DateReading?
    if case .time(let reading) = values["end"] { end = reading }
    let own = index.zone(of: place)
    let stated = options.timeZone ?? rules.timeZone ?? own
    return try TimeResolver(stated: stated, own: own)
      .resolve(start: start, end: end, duration: duration(values), order: order)
  }

  private func duration(_ values: SessionValues) -> Int64? {
    guard case .duration(let duration) = values["duration"] else { return nil }
    let (seconds, attoseconds) = duration.components
    return seconds + (attoseconds >= 500_000_000_000_000_000 ? 1 : 0)
  }

  /// Whether energy flowed as long as the car was plugged in, to the minute.
  private func isSame(
    _ duration: Int64,
    as times: (start: TimeResolver.Stamp, end: TimeResolver.Stamp?)
  ) -> Bool {
    guard let end = times.end, end.timestamp.precision != .day,
      times.start.timestamp.precision != .day
    else { return false }
    return abs(end.instant.seconds(since: times.start.instant) - duration) <= 60
  }

  private func content(_ value: FieldValue, _ type: ValueType) -> Content {
    switch value {
    case .list(let items): return .list(items.map(Content.text))
    case .number(let number):
      switch type {
      case .money, .price: return .text(number.scale == 1 ? number.text(decimals: 2) : number.text)
      default: return .text(number.text)
      }
    case .duration(let duration):
      return .text(ChargeDuration(seconds: duration.components.seconds).text)
    case .text, .time: return .text(value.text)
    }
  }

  private static let schemaKeys = Session.schema.keys

  /// Keys and values in the order of the schema, dotted keys inside their mapping.
  static func ordered(_ texts: [String: Content]) -> [Content.Pair] {
    schemaKeys.compactMap { field in
      guard case .mapping(let inner) = field.type else {
        return texts[field.key].map { Content.Pair(field.key, $0) }
      }
      let pairs = inner.compactMap { key in
        texts["\(field.key).\(key.key)"].map { Content.Pair(key.key, $0) }
      }
      return pairs.isEmpty ? nil : Content.Pair(field.key, .mapping(pairs))
    }
  }

  /// The typed session, by way of the text that will be written.
  private func decode(_ pairs: [Content.Pair]) throws(KeyProblem) -> Session {
    for pair in pairs {
      guard let type = Session.schema[pair.key]?.type, case .text(let text) = pair.value else {
        continue
      }
      guard let problem = type.problem(withText: text) else { continue }
      var told = problem
      told.message =
        problem.message.hasPrefix("\"")
        ? problem.message : "\(ValueProblem.quoted(text)) \(problem.message)"
      throw KeyProblem(key: pair.key, told)
    }
    let file = RecordFile.read(Record.compose(pairs), path: "sessions/import.yaml")
    if case .session(var session) = file.content {
      session.path = ""
      return session
    }
    let problem = file.diagnostics.first { $0.severity == .error }
    throw KeyProblem(
      key: "",
      ValueProblem(
        code: problem?.code ?? "import",
        message: problem?.message ?? "cannot be a session",
        fix: problem?.fix
      )
    )
  }
}
