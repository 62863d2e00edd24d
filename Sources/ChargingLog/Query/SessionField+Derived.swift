extension SessionField {
  /// Figures worked out from a session, and keys that mean more here than what the file says.
  static let derived: [SessionField] = [
    SessionField("id", .text, "the name of its file without .yaml") { .text($0.sessions[$1].id) },
    SessionField(
      "start",
      .time,
      "when it was plugged in",
      instant: { index, position in
        .instant(index.starts[position], index.sessions[position].start.precision)
      }
    ) { .time($0.localStart(at: $1), $0.sessions[$1].start.precision) },
    SessionField(
      "end",
      .time,
      "when it was unplugged",
      instant: { index, position in
        guard let end = index.ends[position],
          let precision = index.sessions[position].end?.precision
        else { return nil }
        return .instant(end, precision)
      }
    ) { index, position in
      guard let precision = index.sessions[position].end?.precision else { return nil }
      return index.localEnd(at: position).map { .time($0, precision) }
    },
    SessionField("date", .date, "the day it was plugged in, at its place") {
      .whole(Int64($0.localDate(at: $1).daysSince1970))
    },
    SessionField("hour", .number(.plainNumber), "the hour it was plugged in, 0 to 23") {
      index,
      position in
      guard index.sessions[position].start.precision != .day else { return nil }
      return .number(ExactDecimal(index.localStart(at: position).hour))
    },
    SessionField("weekday", .weekday, "the day of the week it was plugged in") {
      .whole(Int64($0.localDate(at: $1).weekday))
    },
    SessionField("cost", .number(.money), "the effective cost, by whatever it is known") {
      $0.cost(at: $1).amount.map(Operand.number)
    },
    SessionField("price", .number(.money), "the effective cost per kWh") {
      $0.pricePerKWh(at: $1).map(Operand.number)
    },
    SessionField("home", .boolean, "whether it was at home") {
      $0.isHome(at: $1).map(Operand.flag)
    },
    SessionField("public", .boolean, "whether it was anywhere else") {
      $0.isHome(at: $1).map { .flag(!$0) }
    },
    SessionField("free", .boolean, "whether it was free, cost: 0") {
      $0.isFree(at: $1).map(Operand.flag)
    },
    SessionField(
      "average_power_kw",
      .number(.number(unit: "kW", 0...2000)),
      "energy over the time it flowed"
    ) { $0.averagePowerKW(at: $1).map(Operand.number) },
    SessionField("soc_added", .number(.plainNumber), "percentage points that the charge rose by") {
      $0.socAdded(at: $1).map(Operand.number)
    },
    SessionField("odometer", .number(.plainNumber), "the odometer in the settings' unit") {
      $0.odometer(at: $1).map(Operand.number)
    },
  ]
}

extension Operand {
  /// Seconds since 1970; of a bare day all of its usual 24 hours.
  fileprivate static func instant(_ instant: Instant, _ precision: Timestamp.Precision) -> Operand {
    let first = instant.secondsSince1970
    return .span(first, precision == .day ? first + 86_399 : first)
  }
}
