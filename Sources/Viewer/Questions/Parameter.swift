/// Something that an address may say behind its question mark.
package struct Parameter: Sendable {
  /// What a value may be.
  package enum Kind: Sendable {
    case text
    case oneOf([String])
    /// The id of a car on file.
    case car
    case count(ClosedRange<Int>)
    /// A decimal of 0 or more.
    case number
    case percent
    /// A day, a month, a year or a word for one.
    case period
    /// A moment as people type it, by the clock at home.
    case time
    case duration
    /// Which sessions, as `--where` says it.
    case condition
    /// By which fields sessions are sorted.
    case order
    /// By which keys sessions are grouped.
    case grouping
  }

  package let name: String
  /// What it asks for, in a line.
  package let meaning: String
  package let kind: Kind
  /// Whether it may be given several times, for any of its values.
  package let isRepeatable: Bool

  package init(_ name: String, _ kind: Kind, _ meaning: String, isRepeatable: Bool = false) {
    self.name = name
    self.meaning = meaning
    self.kind = kind
    self.isRepeatable = isRepeatable
  }
}
