/// A length of time as a record spells it, in whole seconds.
package struct ChargeDuration: Hashable, Sendable {
  package let seconds: Int64

  /// - Parameter seconds: Negative only as the difference of two times; never read from text.
  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The longest that a text can spell: 366 days.
  package static let longest = ChargeDuration(seconds: 366 * 86_400)
}

extension ChargeDuration: Comparable {
  package static func < (left: ChargeDuration, right: ChargeDuration) -> Bool {
    left.seconds < right.seconds
  }
}

extension ChargeDuration: CustomStringConvertible {
  /// The canonical spelling: `1d2h`, `3h25m`, `1m30s`, and `0m` for none.
  package var text: String {
    if seconds == 0 { return "0m" }
    let magnitude = seconds.magnitude
    let parts: [(UInt64, String)] = [
      (magnitude / 86_400, "d"), (magnitude / 3600 % 24, "h"),
      (magnitude / 60 % 60, "m"), (magnitude % 60, "s"),
    ]
    return (seconds < 0 ? "-" : "")
      + parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }

  package var description: String { text }
}
