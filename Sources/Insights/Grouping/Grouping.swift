package import ChargingLog

/// By what sessions are put into groups: one thing, or several, each inside the one before.
package struct Grouping: Sendable, Hashable {
  /// One thing to group by.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    /// Days are those at the session's place; weeks are those of ISO 8601.
    case day, week, month, quarter, year
    case car
    /// The location on file, else the free text.
    case location
    case network, type
    /// `home` or `public`.
    case home
    /// The tariff that priced it.
    case tariff
    /// The band of the tariff in which its energy flowed: a session that flowed in two is split.
    case band
    /// Each of its tags: a session with two is in two groups.
    case tag
    case currency
    /// How the cost is known.
    case basis

    /// Whether it is a period of time.
    package var isOfTime: Bool {
      switch self {
      case .day, .week, .month, .quarter, .year: true
      default: false
      }
    }
  }

  package let keys: [Key]

  /// - Parameter keys: The outermost first; a second one of a kind is passed over.
  package init(_ keys: [Key]) {
    self.keys = keys.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether a session can be in several groups, so that the groups add up to more than the whole.
  package var isOverlapping: Bool { keys.contains(.tag) }

  /// Whether sessions are split: the groups add up to the whole but for the count of sessions.
  package var isSplitting: Bool { keys.contains(.band) }

  /// Whether it is a line of time.
  package var isOfTime: Bool {
    keys.allSatisfy(\.isOfTime)
  }

  /// Reads `month` or `month,car`.
  package static func parse(_ text: String) -> Result<Grouping, ValueProblem> {
    var keys: [Key] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part.filter { !$0.isWhitespace }).lowercased()
      let all = Key.allCases.map(\.rawValue)
      guard let key = Key(rawValue: word) else {
        let nearest = Spelling.nearest(to: word, among: all)
        return .failure(
          ValueProblem(
            code: "grouping",
            message: word.isEmpty
              ? "there is nothing to group by between the commas"
              : "\(ValueProblem.quoted(word)) is nothing to group by",
            fix: nearest.map { "did you mean \($0)?" } ?? "write one of "
              + all.joined(separator: ", ")
          )
        )
      }
      guard !keys.contains(key) else {
        return .failure(
          ValueProblem(code: "grouping", message: "\(word) is named twice", fix: "write it once")
        )
      }
      keys.append(key)
    }
    return .success(Grouping(keys))
  }
}

/// Sessions that are alike, and what they come to.
package struct Group: Sendable, Hashable {
  /// The value of each key of the grouping, such as `2026-11`, `2026-W47`, `ioniq5`; `nil` where it
  /// is unknown.
  package var keys: [String?]
  package var totals: Totals
}
