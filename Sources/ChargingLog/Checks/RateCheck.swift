import YAMLRecord

/// Finds rates of a tariff that do not follow one another, and limits that exclude each other.
enum RateCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.tariffs.values.sorted { $0.id < $1.id }.flatMap { tariff -> [Finding] in
      guard !tariff.rates.isEmpty || tariff.isDynamic else { return [noRates(tariff)] }
      return tariff.rates.indices.flatMap { number in
        [limits(tariff, number), days(tariff, number, log)].compactMap { $0 }
      }
    }
  }

  private static func noRates(_ tariff: Tariff) -> Finding {
    Finding(
      "no-rates",
      .warning,
      file: tariff.path,
      "\(tariff.id) has no rates, so it prices nothing",
      fix: "add one with: plugtrack tariff rate \(tariff.id) --from DATE --price P"
    )
  }

  private static func limits(_ tariff: Tariff, _ number: Int) -> Finding? {
    let rate = tariff.rates[number]
    guard let minimum = rate.minimum, let maximum = rate.maximum, minimum > maximum else {
      return nil
    }
    return Finding(
      "minimum-over-maximum",
      .warning,
      file: tariff.path,
      key: "rates[\(number)].minimum",
      "minimum \(minimum.text) is more than maximum \(maximum.text)",
      fix: "exchange the two",
      notes: [
        Finding.Note(
          file: tariff.path,
          key: "rates[\(number)].maximum",
          message: "maximum is here"
        )
      ]
    )
  }

  /// What is wrong with the days of a rate and the one behind it.
  private static func days(_ tariff: Tariff, _ number: Int, _ log: CheckedLog) -> Finding? {
    let rate = tariff.rates[number]
    if let to = rate.to, to < rate.from {
      return Finding(
        "empty-rate",
        .warning,
        file: tariff.path,
        key: "rates[\(number)].to",
        "to \(to.text) is before from \(rate.from.text)",
        fix: "correct one of the two"
      )
    }
    guard number + 1 < tariff.rates.count else { return nil }
    let next = tariff.rates[number + 1].from
    let note = Finding.Note(
      file: tariff.path,
      key: "rates[\(number + 1)].from",
      message: "the next rate is here"
    )
    if next == rate.from {
      return Finding(
        "duplicate-rate",
        .error,
        file: tariff.path,
        key: "rates[\(number)].from",
        "two rates begin on \(next.text)",
        fix: "remove one, or correct its from",
        notes: [note]
      )
    }
    guard let to = rate.to else { return nil }
    if to >= next {
      return Finding(
        "tariff-overlap",
        .warning,
        file: tariff.path,
        key: "rates[\(number)].to",
        "to \(to.text) is not before the next rate, which begins on \(next.text)",
        fix: "remove to: a rate holds until the next",
        notes: [note]
      )
    }
    let first = to.adding(days: 1)
    return first < next ? gap(tariff, number, first, next, note, log) : nil
  }

  private static func gap(
    _ tariff: Tariff,
    _ number: Int,
    _ first: CivilDate,
    _ next: CivilDate,
    _ note: Finding.Note,
    _ log: CheckedLog
  ) -> Finding {
    let count = sessionCount(of: tariff, from: first, before: next, log)
    let sessions =
      switch count {
      case 0: ""
      case 1: ", when there is a session"
      default: ", when there are \(count) sessions"
      }
    return Finding(
      "tariff-gap",
      count == 0 ? .hint : .warning,
      file: tariff.path,
      key: "rates[\(number)].to",
      "\(tariff.id) has no rate from \(first.text) to \(next.adding(days: -1).text)\(sessions)",
      fix: "correct to, or add a rate from \(first.text)",
      notes: [note]
    )
  }

  /// Sessions at the locations of a tariff that begin on some days.
  private static func sessionCount(
    of tariff: Tariff,
    from first: CivilDate,
    before next: CivilDate,
    _ log: CheckedLog
  ) -> Int {
    let zone = tariff.timeZone ?? log.index.settings.timeZone ?? .utc
    let range = log.positions(from: zone.startOfDay(first), before: zone.startOfDay(next))
    return range.count { log.index.tariffID(at: log.index.location(at: $0)) == tariff.id }
  }
}

extension CheckedLog {
  /// The sessions that start in a stretch of time.
  fileprivate func positions(from first: Instant, before end: Instant) -> Range<Int> {
    func position(of instant: Instant) -> Int {
      var (low, high) = (0, index.starts.count)
      while low < high {
        let middle = (low + high) / 2
        if index.starts[middle] < instant { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = position(of: first)
    return start..<max(start, position(of: end))
  }
}
