package import ChargingLog

/// How the files of one program become sessions: a rules file, read.
package struct ImportRules: Sendable {
  /// Who wrote the rules.
  package enum Origin: Sendable, Hashable {
    /// They come with the program.
    case shipped
    /// They stand in a file of the user's.
    case file(String)
  }

  /// What overrides how a file is found to be written.
  package struct Dialect: Sendable, Hashable {
    package var delimiter: UInt8?
    package var quote: UInt8?
    package var decimalMark: CSVDialect.DecimalMark?
    package var encoding: CSVDialect.Encoding?
    package var skippedLines = 0
  }

  /// The rules for one key of a session; the first that yields a value counts.
  package struct Key: Sendable {
    /// A session key, dotted below a mapping, or `odometer`.
    package var key: String
    package var type: ValueType
    package var rules: [ValueRule]
  }

  /// The stem of the file; it becomes `source.importer`.
  package var id: String
  package var origin: Origin
  package var name: String
  /// Headers that recognise a file, each with its alternatives.
  package var match: [[ColumnName]] = []
  package var dialect = Dialect()
  package var timeZone: Zone?
  package var currency: String?
  package var distance: DistanceUnit?
  package var unknown: [String] = []
  package var groupBy: [[ColumnName]] = []
  package var conditions: [ColumnCondition] = []
  package var keys: [Key] = []

  package init(id: String, origin: Origin, name: String) {
    self.id = id
    self.origin = origin
    self.name = name
  }

  /// The rules for a key.
  package subscript(key: String) -> Key? { keys.first { $0.key == key } }

  /// The keys that rules may give a value: all of a session's but what the program itself writes.
  package static let sessionKeys: [(key: String, type: ValueType)] =
    Session.schema.keys.flatMap { field -> [(String, ValueType)] in
      guard case .mapping(let inner) = field.type else { return [(field.key, field.type)] }
      return inner.map { ("\(field.key).\($0.key)", $0.type) }
    }.filter { key, _ in
      !key.hasPrefix("priced.") && (!key.hasPrefix("source.") || key == "source.id")
    } + [(odometer, .number(unit: "mi", 0...5_000_000))]

  /// The odometer in a unit that the rules or the settings say.
  package static let odometer = "odometer"
}
