import ChargingLog
import Insights
import YAMLRecord

/// A session before it is written: what was said, and for the rest what the last like it had.
struct SessionDraft {
  let index: ChargingIndex
  let now: CivilTime
  /// The texts of the top-level keys.
  private(set) var texts: [String: String] = [:]
  private(set) var nested: [String: [Content.Pair]] = [:]
  private var tags: [String] = []
  /// Keys of the person's own, which the schema does not have, in the order that they were said.
  private var ownKeys: [String] = []
  /// The zone of the location may move the day that `22:30` means.
  private var clock: CivilTime
  /// The first moment from which the index has all sessions; `nil`: it has every one.
  private let knownSince: Instant?
  /// Whether the last session like this one may be one that the index does not have: then the draft
  /// is to be made anew with all of them.
  private(set) var looksFurther = false

  private static let copied = [
    "car", "location", "network", "type", "power_kw", "price_per_kwh", "currency",
  ]

  init(index: ChargingIndex, now: CivilTime, template: Int? = nil, knownSince: Instant? = nil) {
    self.index = index
    self.now = now
    self.knownSince = knownSince
    clock = now
    if let template {
      for pair in Session.schema.values(of: index.sessions[template])
      where Self.copied.contains(pair.key) {
        texts[pair.key] = pair.value.text
      }
      tags = index.sessions[template].tags
    }
  }

  /// Takes what the options say; not all of it where it ``looksFurther``.
  ///
  /// - Throws: ``CommandFailure`` that names the option and what to write.
  mutating func take(_ options: LogOptions) throws(CommandFailure) {
    try set("car", options.car)
    try set("location", options.location)
    fillCar()
    fillPlace()
    guard !looksFurther else { return }
    try setTimes(options)
    try set("duration", options.duration)
    try set("energy_kwh", options.energy, option: "--energy")
    try set("energy_battery_kwh", options.batteryEnergy, option: "--battery-energy")
    try setCharge(options.soc)
    try setOdometer(options.odometer)
    try set("cost", options.free ? "0" : options.cost)
    try set("price_per_kwh", options.price, option: "--price")
    try set("type", options.type?.rawValue)
    try set("power_kw", options.power, option: "--power")
    try set("network", options.network)
    try set("temperature_c", options.temperature, option: "--temperature")
    try set("notes", options.notes)
    for tag in options.tag {
      try refuseEmpty(tag, "--tag", example: "holiday")
      if !tags.contains(tag) { tags.append(tag) }
    }
    for text in options.others { try setOther(text) }
  }

  /// The values in the order of the schema, with the cost frozen where a tariff gives one.
  ///
  /// - Throws: ``CommandFailure`` when something that a session needs is missing.
  func finished() throws(CommandFailure) -> [Content.Pair] {
    guard texts["car"] != nil else {
      throw CommandFailure(
        .usage,
        "which car?",
        fix: "say --car \(index.cars.keys.sorted().joined(separator: " or --car "))"
      )
    }
    if let car = texts["car"], index.cars[car] == nil {
      let nearest = Spelling.nearest(to: car, among: index.cars.keys.sorted())
      throw CommandFailure(
        .usage,
        "there is no car \(car)",
        fix: nearest.map { "did you mean \($0)?" }
          ?? "the cars are \(index.cars.keys.sorted().joined(separator: ", "))"
      )
    }
    var pairs = self.pairs
    if let priced = frozenPrice(pairs) {
      let place = pairs.firstIndex { Self.rank($0.key) > Self.rank("priced") } ?? pairs.count
      pairs.insert(priced, at: place)
    }
    return pairs
  }

  private var pairs: [Content.Pair] {
    (Session.schema.fields.map(\.key) + ownKeys).compactMap { key in
      if key == "tags" {
        return tags.isEmpty ? nil : Content.Pair("tags", .list(tags.map(Content.text)))
      }
      if let inner = nested[key] { return Content.Pair(key, .mapping(inner)) }
      return texts[key].map { Content.Pair(key, .text($0)) }
    }
  }

  private static func rank(_ key: String) -> Int {
    Session.schema.fields.firstIndex { $0.key == key } ?? .max
  }

  /// What the tariff at the location asks today, so that a later change of it alters nothing.
  private func frozenPrice(_ pairs: [Content.Pair]) -> Content.Pair? {
    guard texts["cost"] == nil, texts["price_per_kwh"] == nil,
      case .session(let session) = RecordFile.read(Record.compose(pairs), path: "sessions/new.yaml")
        .content
    else { return nil }
    let place = session.location.flatMap { index.location(named: $0) }
    let zone = index.zone(of: place)
    guard let start = session.start.resolve(in: zone).instant else { return nil }
    let end = session.end?.resolve(in: zone).instant(after: start)
    return index.frozenPrice(
      of: session,
      from: start,
      to: end,
      minorDigits: Money.minorDigits
    ).map(FrozenPrice.pair)
  }

  // MARK: Defaults

  private mutating func fillCar() {
    guard texts["car"] == nil else { return }
    let active = index.cars.values.filter(\.isActive)
    texts["car"] = index.settings.defaultCar ?? (active.count == 1 ? active[0].id : lastCar())
  }

  private mutating func lastCar() -> String? {
    let log = index
    return last { log.cars[log.sessions[$0].car]?.isActive ?? false }?.car
  }

  /// Location, type, power and network of the last session like this one.
  private mutating func fillPlace() {
    let log = index
    let car = texts["car"].flatMap { index.carIDs.firstIndex(of: $0) }.map { Int32($0) }
    if texts["location"] == nil, let last = last(where: { log.carNumbers[$0] == car }) {
      texts["location"] = last.location
    }
    let name = texts["location"]
    let place = name.flatMap { index.location(named: $0) }
    fill("network", place?.network)
    fill("type", place?.type?.rawValue)
    fill("power_kw", place?.powerKW?.text)
    if ["network", "type", "power_kw"].contains(where: { texts[$0] == nil }) {
      let last = last { position in
        guard log.carNumbers[position] == car else { return false }
        if let place { return log.location(at: position)?.id == place.id }
        // A place on file goes by other names.
        return log.placeNumber(at: position) < 0 && log.sessions[position].location == name
      }
      fill("network", last?.network)
      fill("type", last?.type?.rawValue)
      fill("power_kw", last?.powerKW?.text ?? homePower(place))
    }
    clock = index.zone(of: place).civil(
      at: (index.settings.timeZone ?? .utc).resolve(now).instant ?? .now()
    )
  }

  /// The last session of some kind.
  private mutating func last(where isLike: (Int) -> Bool) -> Session? {
    let position = index.sessions.indices.last(where: isLike)
    if let knownSince, position.map({ index.starts[$0] < knownSince }) ?? true {
      looksFurther = true
    }
    return position.map { index.sessions[$0] }
  }

  private func homePower(_ place: Location?) -> String? {
    guard let home = index.settings.homeCharging, let place,
      place.isHome || home.location == place.id
    else { return nil }
    return home.powerKW?.text
  }

  private mutating func fill(_ key: String, _ text: String?) {
    if texts[key] == nil, let text { texts[key] = text }
  }

  // MARK: Options

  private mutating func set(_ key: String, _ text: String?, option: String? = nil)
    throws(CommandFailure)
  {
    guard let text else { return }
    let option = option ?? "--\(key == "location" ? "at" : key)"
    let type = Session.schema[key]?.type
    try refuseEmpty(text, option, example: type?.example ?? "text")
    if let problem = type?.problem(withText: text) {
      throw CommandFailure(.usage, "\(option) \(problem.message): \(text)", fix: problem.fix)
    }
    texts[key] = text
  }

  /// Refuses what a variable of a script leaves behind that was never set: unknown is a missing key.
  private func refuseEmpty(_ text: String, _ option: String, example: String)
    throws(CommandFailure)
  {
    guard text.allSatisfy(\.isWhitespace) else { return }
    throw CommandFailure(
      .usage,
      "\(option) is empty",
      fix: "write a value as in \(option) \(example), or leave the option out"
    )
  }

  private mutating func setTimes(_ options: LogOptions) throws(CommandFailure) {
    if let text = options.start { texts["start"] = try time(text, "--start", after: nil).text }
    if texts["start"] == nil, options.start == nil {
      texts["start"] = Timestamp(civil: clock, precision: .minute).text
    }
    guard let text = options.end else { return }
    let start = texts["start"].flatMap { try? Timestamp.parse($0).get() }
    let end = try time(text, "--end", after: start?.civil)
    if let start, end.offsetSeconds == start.offsetSeconds, end.civil < start.civil {
      throw CommandFailure(
        .usage,
        "--end \(end.text) is before --start \(start.text)",
        fix: "write the later time as --end"
      )
    }
    texts["end"] = end.text
  }

  private func time(_ text: String, _ option: String, after: CivilTime?) throws(CommandFailure)
    -> Timestamp
  {
    switch parseTypedTime(text, now: clock, after: after) {
    case .success(let timestamp): return timestamp
    case .failure(let problem):
      throw CommandFailure(
        .usage,
        "\(option): \(problem.message)",
        fix: problem.fix.map { "write \($0)" }
      )
    }
  }

  private mutating func setCharge(_ text: String?) throws(CommandFailure) {
    guard let text else { return }
    switch ChargeSpan.parse(text) {
    case .success(let span):
      texts["soc_start"] = span.start?.text
      texts["soc_end"] = span.end?.text
    case .failure(let problem):
      throw CommandFailure(.usage, "--soc \(problem.message): \(text)", fix: problem.fix)
    }
  }

  private mutating func setOdometer(_ text: String?) throws(CommandFailure) {
    guard let text else { return }
    let isKilometres =
      text.hasSuffix("km") || !text.hasSuffix("mi") && index.distanceUnit == .kilometres
    let number =
      text.hasSuffix("km") || text.hasSuffix("mi")
      ? String(text.dropLast(2)).filter { $0 != " " } : text
    try set(isKilometres ? "odometer_km" : "odometer_mi", number, option: "--odometer")
  }

  private mutating func setOther(_ text: String) throws(CommandFailure) {
    let assignment = try Assignment(text, keys: Session.schema.keys)
    guard let key = assignment.keys.first else { return }
    if key == "tags" {
      tags = assignment.items(changing: tags)
      return
    }
    if Session.schema[key] == nil, !ownKeys.contains(key) { ownKeys.append(key) }
    if assignment.keys.count == 2 {
      nested[key, default: []].removeAll { $0.key == assignment.keys[1] }
      nested[key, default: []].append(Content.Pair(assignment.keys[1], .text(assignment.value)))
    } else {
      texts[key] = assignment.value
    }
  }

  // MARK: Asking

  /// Asks for what the options did not say.
  mutating func ask(_ topics: LogQuestions.Topics, _ prompter: Prompter) throws {
    let answers = try Form(LogQuestions(draft: self).steps(topics)).run(prompter)
    for (key, answer) in answers where !answer.isEmpty {
      switch key {
      case "soc": try setCharge(answer)
      case "odometer": try setOdometer(answer)
      case "start": texts["start"] = try time(answer, "start", after: nil).text
      case "end":
        let start = texts["start"].flatMap { try? Timestamp.parse($0).get() }
        texts["end"] = try time(answer, "end", after: start?.civil).text
      default: try set(key, answer)
      }
    }
    if let place = answers["location"], !place.isEmpty { fillPlace() }
    if let start = answers["start"], let end = answers["end"], !start.isEmpty, !end.isEmpty {
      // The end depends on the start that was just given.
      let start = texts["start"].flatMap { try? Timestamp.parse($0).get() }
      texts["end"] = try time(end, "end", after: start?.civil).text
    }
  }

  /// A typed time as a person answered it, for checking while asking.
  func problem(withTime text: String) -> String? {
    guard case .failure(let problem) = parseTypedTime(text, now: clock, after: nil) else {
      return nil
    }
    return problem.message
  }
}

/// `20..80`: a state of charge before and after, either of which may be left out.
struct ChargeSpan {
  var start: ExactDecimal?
  var end: ExactDecimal?

  static func parse(_ text: String) -> Result<ChargeSpan, ValueProblem> {
    let example = "write before and after as in 20..80"
    guard let dots = text.firstRange(of: "..") else {
      return .failure(
        ValueProblem(code: "soc", message: "is not two states of charge", fix: example)
      )
    }
    var span = ChargeSpan()
    for (part, isStart) in [(text[..<dots.lowerBound], true), (text[dots.upperBound...], false)] {
      let number = part.filter { $0 != " " && $0 != "%" }
      if number.isEmpty { continue }
      switch ExactDecimal.parse(String(number), as: .percent) {
      case .success(let value): if isStart { span.start = value } else { span.end = value }
      case .failure(let problem): return .failure(problem)
      }
    }
    if let start = span.start, let end = span.end, end < start {
      return .failure(
        ValueProblem(
          code: "soc",
          message: "goes down, and charging goes up",
          fix: "write \(end.text)..\(start.text)"
        )
      )
    }
    return .success(span)
  }
}
