extension ZoneRules {
  /// Lays out a file's changes, and those its yearly rule makes in the 400 years after them.
  convenience init(identifier: String, file: ZoneFile) {
    var layout = SegmentLayout(first: file.types[0])
    for change in file.changes {
      let type = file.types[change.type]
      layout.append(at: change.at, offset: type.offset, abbreviation: type.abbreviation)
    }
    var repeatsFrom: Int64?
    if let rule = file.rule, rule.summer != nil {
      let lastChange = file.changes.last?.at
      let lastYear = lastChange.map { CivilTime(secondsSince1970: $0).date.year } ?? 1900
      layout.append(rule, fromYear: lastYear, after: lastChange ?? .min)
      let repeatsFromDay = CivilDate.dayNumber(year: lastYear + 2, month: 1, day: 1)
      repeatsFrom = Int64(repeatsFromDay) * 86_400
    }
    self.init(
      identifier: identifier,
      segments: layout.segments,
      abbreviations: layout.abbreviations,
      repeatsFrom: repeatsFrom
    )
  }
}

/// Segments as they are laid one after another.
private struct SegmentLayout {
  var segments: [ZoneSegment]
  var abbreviations: [String]

  init(first: ZoneFile.TimeType) {
    segments = [ZoneSegment(start: .min, offset: first.offset, abbreviation: 0)]
    abbreviations = [first.abbreviation]
  }

  /// Adds a segment, or replaces the last one if that begins at the same instant.
  mutating func append(at start: Int64, offset: Int32, abbreviation: String) {
    if segments.count > 1, segments[segments.count - 1].start == start { segments.removeLast() }
    let name = index(of: abbreviation)
    let last = segments[segments.count - 1]
    if last.offset == offset, last.abbreviation == name { return }
    segments.append(ZoneSegment(start: start, offset: offset, abbreviation: name))
  }

  /// Adds what the rule makes of the years up to two after one cycle.
  mutating func append(_ rule: YearlyRule, fromYear: Int, after last: Int64) {
    var changes: [(at: Int64, to: YearlyRule.Clock)] = []
    let endYear = fromYear + 404
    let end = Int64(CivilDate.dayNumber(year: endYear, month: 1, day: 1)) * 86_400
    for year in (fromYear - 1)...endYear { changes += rule.changes(in: year) }
    // Summer time all year is written as an end and a start at one instant: the start wins.
    changes.sort { left, right in
      left.at != right.at ? left.at < right.at : left.to == rule.standard && right.to != left.to
    }
    for change in changes where last < change.at && change.at < end {
      append(at: change.at, offset: change.to.offset, abbreviation: change.to.abbreviation)
    }
  }

  private mutating func index(of abbreviation: String) -> UInt16 {
    if let index = abbreviations.firstIndex(of: abbreviation) { return UInt16(index) }
    abbreviations.append(abbreviation)
    return UInt16(abbreviations.count - 1)
  }
}
