import ArgumentParser
import ChargingLog
import DataDirectory

/// A kind of record that has a command of its own: `car`, `location`, `tariff`.
///
/// The commands below it are written once, over this protocol.
protocol RecordNoun: Sendable {
  associatedtype Stored: SchemaRecord

  static var kind: RecordKind { get }
  static var completion: CompletionKind { get }
  /// Keys worth asking for when somebody adds a record on a terminal, besides those it needs.
  static var suggestedKeys: [String] { get }
  /// `key=value` as an example for help texts.
  static var example: String { get }

  static func records(in index: ChargingIndex) -> [String: Stored]
  static func path(of record: Stored) -> String
  /// What to make an id of when none is given.
  static func title(of content: [String: String]) -> String?
  /// The record that a session belongs to.
  static func recordID(ofSessionAt position: Int, in index: ChargingIndex) -> String?

  /// What to do once a record is there, of the values that it was made with.
  static func nextStep(for id: String, _ content: [String: String]) -> String?

  /// The columns of a list, with the value of each; sessions and energy come behind them.
  static var columns: [RecordColumn<Stored>] { get }
}

extension RecordNoun {
  static var word: String { kind.rawValue }

  static var keys: [SchemaKey] { Stored.schema.keys }

  static func nextStep(for id: String, _ content: [String: String]) -> String? { nil }

  static func path(of id: String) -> String { "\(kind.folder)/\(id).yaml" }

  static func sorted(in index: ChargingIndex) -> [Stored] {
    records(in: index).sorted { $0.key < $1.key }.map(\.value)
  }
}
