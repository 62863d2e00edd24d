import ChargingLog

/// Logs and expressions made by chance, in which any value may be unknown, zero or free.
enum RandomLog {
  static func index(
    sessions count: Int,
    using random: inout some RandomNumberGenerator
  ) -> ChargingIndex {
    let files = LogFixture.files.map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let sessions = (0..<count).map { session($0, &random) }.shuffled(using: &random)
    return ChargingIndex(files: files, sessions: sessions)
  }

  private static func session(
    _ number: Int,
    _ random: inout some RandomNumberGenerator
  ) -> Session {
    var session = Session()
    session.path = "sessions/\(number).yaml"
    session.car = ["ioniq5", "zoe"].randomElement(using: &random) ?? "zoe"
    let seconds = Int64.random(in: 1_760_000_000...1_780_000_000, using: &random)
    session.start = Timestamp(
      civil: CivilTime(secondsSince1970: seconds),
      offsetSeconds: Bool.random(using: &random) ? 3600 : nil,
      precision: Int.random(in: 0..<8, using: &random) == 0 ? .day : .minute
    )
    session.location = maybe(["home", "House", "madrid", "Kiosk"], &random)
    session.network = maybe(["Ionity", "IONITY", "Été"], &random)
    session.type = maybe([.ac, .dc], &random)
    session.duration = maybe([0, 60, 5400], &random).map { ChargeDuration(seconds: $0) }
    session.energyKWh = maybe([0, 1, 105, 4125], &random).map(decimal)
    session.cost = maybe([0, 1, 1250, 99_999], &random).map(decimal)
    session.tags = ["work", "Work", "trip"].filter { _ in Bool.random(using: &random) }
    return session
  }

  static func expression(depth: Int, using random: inout some RandomNumberGenerator) -> String {
    let conditions = [
      "energy_kwh > 1", "cost = 0", "cost != 0", "free", "home", "public", "network ~ ION",
      "type in (ac)", "type not in (dc)", "location = house", "start >= 2026-01", "hour < 12",
      "weekday = sun", "tags = work", "tags != trip", "duration is known", "price <= 2",
      "average_power_kw > 3", "currency = gbp",
    ]
    let simple = conditions.randomElement(using: &random) ?? "home"
    guard depth > 0 else { return simple }
    let left = expression(depth: depth - 1, using: &random)
    let right = expression(depth: depth - 1, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "\(left) and (\(right))"
    case 1: return "(\(left)) or \(right)"
    case 2: return "not (\(left))"
    default: return simple
    }
  }

  private static func maybe<T>(_ values: [T], _ random: inout some RandomNumberGenerator) -> T? {
    Int.random(in: 0...values.count, using: &random) == 0
      ? nil : values.randomElement(using: &random)
  }

  private static func decimal(_ hundredths: Int) -> ExactDecimal {
    ExactDecimal(coefficient: Int128(hundredths), scale: 2)
  }
}
