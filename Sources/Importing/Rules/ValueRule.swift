package import ChargingLog

/// How one value of a session comes out of a row.
package struct ValueRule: Sendable, Hashable {
  /// Where the text comes from.
  package enum Source: Sendable, Hashable {
    /// The same text for every row.
    case constant(String)
    /// The first of some columns that is there and not blank.
    case first([ColumnName])
    /// Several columns, each read alone.
    case each([ColumnName])
  }

  /// What happens to a text that `map` does not have.
  package enum Otherwise: Sendable, Hashable {
    case refuse, unknown, keep
    case value(String)
  }

  /// How several values become one.
  package enum Pick: String, Sendable, Hashable, CaseIterable {
    case first, last, min, max, sum
  }

  package struct Pair: Sendable, Hashable {
    package var text: String
    package var value: String
  }

  package var source = Source.constant("")
  package var when: [ColumnCondition] = []
  package var unknown: [String] = []
  package var only: Condition?
  package var strip: [String] = []
  package var find: [Pair] = []
  package var map: [Pair] = []
  package var otherwise = Otherwise.refuse
  package var dates: [DateFormat] = []
  package var duration: DurationFormat?
  package var thousands: Character?
  package var scale: ExactDecimal?
  package var unit: String?
  /// What is subtracted; one at most.
  package var minus: [ValueRule] = []
  package var split: String?
  package var pick: Pick?

  package init() {}

  /// The columns that the value may come from.
  package var columns: [ColumnName] {
    switch source {
    case .constant: []
    case .first(let columns), .each(let columns): columns
    }
  }
}

/// A condition on a column; any of several conditions is enough.
package struct ColumnCondition: Sendable, Hashable {
  /// Names of the column in several languages.
  package var columns: [ColumnName]
  package var conditions: [Condition]
}
