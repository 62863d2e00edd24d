/// A time zone of the IANA database: what its clocks show at any instant, and when they change.
///
/// A copy costs a reference; conversions allocate nothing and take O(log n) of some hundred changes.
package struct Zone: Sendable {
  private let rules: ZoneRules

  init(_ rules: ZoneRules) {
    self.rules = rules
  }

  /// Coordinated Universal Time, which needs no data.
  package static let utc = fixed("UTC")

  /// A zone at UTC under another of its names.
  static func fixed(_ identifier: String) -> Zone {
    Zone(
      ZoneRules(
        identifier: identifier,
        segments: [ZoneSegment(start: .min, offset: 0, abbreviation: 0)],
        abbreviations: ["UTC"]
      )
    )
  }

  /// The name it was asked for by, such as `Europe/London`.
  package var identifier: String { rules.identifier }

  /// Seconds that the clocks are ahead of UTC; negative west of Greenwich.
  package func offsetSeconds(at instant: Instant) -> Int {
    let seconds = instant.secondsSince1970
    return Int(rules.segments[rules.index(at: seconds - rules.shift(for: seconds))].offset)
  }

  /// Tells two sets of rules apart: the same number means that the clocks show the same.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(identifier)
    for segment in rules.segments {
      fingerprint.combine(UInt64(bitPattern: segment.start))
      fingerprint.combine(UInt64(bitPattern: Int64(segment.offset)))
    }
    return fingerprint.value
  }

  /// The short name of the time in use, such as `GMT`, `BST` or `+03`.
  package func abbreviation(at instant: Instant) -> String {
    let seconds = instant.secondsSince1970
    let segment = rules.segments[rules.index(at: seconds - rules.shift(for: seconds))]
    return rules.abbreviations[Int(segment.abbreviation)]
  }

  /// What the clocks show.
  package func civil(at instant: Instant) -> CivilTime {
    CivilTime(secondsSince1970: instant.secondsSince1970 + Int64(offsetSeconds(at: instant)))
  }

  /// The next instant at which the clocks are changed, or `nil` if none is planned.
  ///
  /// A change of the abbreviation alone is not one.
  package func nextTransition(after instant: Instant) -> Instant? {
    let shift = rules.shift(for: instant.secondsSince1970)
    let segments = rules.segments
    var index = rules.index(at: instant.secondsSince1970 - shift) + 1
    while index < segments.count, segments[index].offset == segments[index - 1].offset {
      index += 1
    }
    guard index < segments.count else { return nil }
    return Instant(secondsSince1970: segments[index].start + shift)
  }
}

extension Zone: Hashable {
  package static func == (left: Zone, right: Zone) -> Bool {
    left.rules === right.rules
      || left.rules.identifier == right.rules.identifier
        && left.rules.segments == right.rules.segments
        && left.rules.abbreviations == right.rules.abbreviations
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rules.identifier)
  }
}

extension Zone {
  /// The instants at which the clocks show a civil time: one, two or none.
  package func resolve(_ civil: CivilTime) -> LocalTime {
    let shift = rules.shift(for: civil.secondsSince1970)
    let wall = civil.secondsSince1970 - shift
    let segments = rules.segments
    var index = rules.index(at: wall - ZoneRules.offsetLimit)
    var found: Int64?
    var gap: (start: Int64, length: Int32)?

    // Every segment in which the clocks could show the time lies within a day or so of it.
    while index < segments.count, segments[index].start <= wall + ZoneRules.offsetLimit {
      let segment = segments[index]
      let next = index + 1 < segments.count ? segments[index + 1] : nil
      let candidate = wall - Int64(segment.offset)
      if candidate >= segment.start, next.map({ candidate < $0.start }) ?? true {
        if let found {
          return .repeated(
            first: Instant(secondsSince1970: found + shift),
            second: Instant(secondsSince1970: candidate + shift)
          )
        }
        found = candidate
      }
      if let next, candidate >= next.start, wall - Int64(next.offset) < next.start {
        gap = (next.start, next.offset - segment.offset)
      }
      index += 1
    }
    if let found { return .unique(Instant(secondsSince1970: found + shift)) }
    guard let gap else {
      // Only at the very edge of representable time.
      return .unique(Instant(secondsSince1970: civil.secondsSince1970))
    }
    return .missing(
      before: Instant(secondsSince1970: gap.start + shift),
      gapSeconds: Int(gap.length)
    )
  }

  /// The first instant of a day, which is not midnight when clocks are put forward then.
  ///
  /// Of a day that the zone skipped altogether it is the instant of the skip.
  package func startOfDay(_ date: CivilDate) -> Instant {
    switch resolve(CivilTime(date: date)) {
    case .unique(let instant), .repeated(first: let instant, second: _),
      .missing(before: let instant, gapSeconds: _):
      instant
    }
  }
}
