/// Reads a time as a person types it at a prompt: a timestamp, or one counted from the present.
///
/// | text | means |
/// |---|---|
/// | `2026-11-23T07:30`, `2026-11-23` … | as in a record |
/// | `now` | the present minute |
/// | `today`, `yesterday`, `mon` | that day, its time unknown |
/// | `today 7:30`, `yesterday 22:30` | that time |
/// | `22:30` | the last such time, or the first after `after` |
/// | `mon 22:30`, `monday 22:30` | likewise |
/// | `2h ago`, `-30m` | so long before now |
///
/// - Parameters:
///   - text: Case and spaces around it are ignored.
///   - now: What the clock shows.
///   - after: For the end of something, when it started: a time without a date comes after it.
/// - Returns: A local timestamp, or a problem of code `timestamp` or `duration`.
package func parseTypedTime(
  _ text: String,
  now: CivilTime,
  after: CivilTime? = nil
) -> Result<Timestamp, ValueProblem> {
  TypedTime(text: text, now: now, after: after).read()
}

private struct TypedTime {
  let text: String
  let now: CivilTime
  let after: CivilTime?
  private let words: [Substring]

  init(text: String, now: CivilTime, after: CivilTime?) {
    self.text = text
    self.now = now
    self.after = after
    words = text.lowercased().split(separator: " ")
  }

  func read() -> Result<Timestamp, ValueProblem> {
    guard let first = words.first else {
      return problem("the time is empty; write 22:30, now or 2026-11-23T22:30")
    }
    if words == ["now"] { return .success(Timestamp(civil: now)) }
    if words.count > 1, words.last == "ago" {
      return before(words.dropLast().joined(separator: " "))
    }
    if first.first == "-" { return before(String(words.joined(separator: " ").dropFirst())) }
    if let day = Day(first) {
      return words.count == 1 ? bareDay(day) : clock(words.dropFirst()) { on(day, $0) }
    }
    let trimmed = words.count == 1 ? String(text.drop { $0 == " " }.prefix { $0 != " " }) : text
    let timestamp = Timestamp.parse(trimmed)
    guard case .failure(let failure) = timestamp else { return timestamp }
    if LooseClock.read(whole: words.joined(separator: " ")) != nil {
      return clock(words[...], placedBy: latest)
    }
    let looksLikeDate = first.first?.isNumber == true && first.contains { "-/.".contains($0) }
    if failure.fix != nil || looksLikeDate { return timestamp }
    return problem(
      "\(ValueProblem.quoted(text)) is not a time; "
        + "write 22:30, yesterday 22:30, mon 22:30, 2h ago, now or 2026-11-23T22:30"
    )
  }
}

extension TypedTime {
  /// A word for a day.
  private enum Day {
    case today, yesterday
    /// Monday 1 to Sunday 7.
    case weekday(Int)

    /// Weekdays may be cut to three letters or more.
    init?(_ word: Substring) {
      switch word {
      case "today": self = .today
      case "yesterday": self = .yesterday
      default:
        let names = [
          "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        ]
        guard word.utf8.count >= 3, let index = names.firstIndex(where: { $0.hasPrefix(word) })
        else { return nil }
        self = .weekday(index + 1)
      }
    }
  }

  private func bareDay(_ day: Day) -> Result<Timestamp, ValueProblem> {
    var date = now.date
    switch day {
    case .today: break
    case .yesterday: date = date.adding(days: -1)
    case .weekday(let weekday):
      if let after {
        date = after.date.adding(days: (weekday - after.date.weekday + 7) % 7)
      } else {
        date = date.adding(days: -((date.weekday - weekday + 7) % 7))
      }
    }
    return .success(Timestamp(civil: CivilTime(date: date), precision: .day))
  }

  private func on(_ day: Day, _ secondOfDay: Int) -> CivilTime {
    switch day {
    case .today: CivilTime(date: now.date, secondOfDay: secondOfDay)
    case .yesterday: CivilTime(date: now.date.adding(days: -1), secondOfDay: secondOfDay)
    case .weekday(let weekday): nearest(secondOfDay, everyDays: 7) { $0.date.weekday == weekday }
    }
  }

  private func latest(_ secondOfDay: Int) -> CivilTime {
    nearest(secondOfDay, everyDays: 1) { _ in true }
  }

  /// The first time after `after` that fits, or without one the last that is not after now.
  private func nearest(
    _ secondOfDay: Int,
    everyDays days: Int,
    where fits: (CivilTime) -> Bool
  ) -> CivilTime {
    let origin = after ?? now
    let step = after == nil ? -1 : 1
    for distance in 0...days {
      let date = origin.date.adding(days: step * distance)
      let time = CivilTime(date: date, secondOfDay: secondOfDay)
      if fits(time), after.map({ time > $0 }) ?? (time <= now) { return time }
    }
    return CivilTime(date: origin.date.adding(days: step * days), secondOfDay: secondOfDay)
  }
}

extension TypedTime {
  /// The time of day that words spell, put on the day it is meant for.
  private func clock(
    _ words: ArraySlice<Substring>,
    placedBy place: (Int) -> CivilTime
  ) -> Result<Timestamp, ValueProblem> {
    let spelling = words.joined(separator: " ")
    guard let clock = LooseClock.read(whole: spelling) else {
      return problem(
        "\(ValueProblem.quoted(text)) has no time of day that I can read; write it as 22:30"
      )
    }
    if let finding = clock.finding {
      let day = self.words.first.flatMap { Day($0) == nil ? nil : "\($0) " } ?? ""
      let right = day + clock.text
      return problem("\(ValueProblem.quoted(text)) \(finding); write \(right)", fix: right)
    }
    return .success(
      Timestamp(
        civil: place(clock.secondOfDay),
        precision: clock.second == nil ? .minute : .second
      )
    )
  }

  /// So long before now; to the second only if the duration has seconds.
  private func before(_ duration: String) -> Result<Timestamp, ValueProblem> {
    switch ChargeDuration.parse(duration) {
    case .success(let duration):
      let isWholeMinutes = duration.seconds.isMultiple(of: 60)
      return .success(
        Timestamp(
          civil: now.advanced(bySeconds: -duration.seconds),
          precision: isWholeMinutes ? .minute : .second
        )
      )
    case .failure(var problem):
      problem.fix = problem.fix.map { "\($0) ago" }
      return .failure(problem)
    }
  }

  private func problem(
    _ message: String,
    fix: String? = nil
  ) -> Result<Timestamp, ValueProblem> {
    .failure(ValueProblem(code: "timestamp", message: message, fix: fix))
  }
}
