/// How far to trust a figure, and why not further.
package struct Confidence: Sendable, Hashable {
  /// From not known at all to as good as its inputs.
  package enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
    /// The figure is unknown.
    case none
    case low, medium, high

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Why a figure is trusted less, or unknown.
  package struct Reason: Sendable, Hashable {
    /// A stable name, as in `short_distance`.
    package var code: String
    /// The same in words.
    package var text: String

    package init(_ code: String, _ text: String) {
      self.code = code
      self.text = text
    }
  }

  package var level: Level
  package var reasons: [Reason]

  package init(level: Level = .high, reasons: [Reason] = []) {
    self.level = level
    self.reasons = reasons
  }

  package static let high = Confidence()

  /// Goes down one level; `low` is the last.
  package mutating func lower(_ code: String, _ text: String) {
    reasons.append(Reason(code, text))
    if level > .low { level = level == .high ? .medium : .low }
  }

  /// Gives the figure up as unknown.
  package mutating func giveUp(_ code: String, _ text: String) {
    reasons.append(Reason(code, text))
    level = .none
  }

  /// No more than another allows, for its reasons too.
  package mutating func limit(by other: Confidence) {
    level = min(level, other.level)
    for reason in other.reasons where !reasons.contains(reason) { reasons.append(reason) }
  }
}

extension Confidence.Reason {
  /// A key of the file that is not there.
  package static func missing(_ key: String) -> Confidence.Reason {
    Confidence.Reason("missing_\(key)", "\(key) is unknown")
  }
}
