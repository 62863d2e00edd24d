package import ChargingLog

/// What a person says about a file beside its rules.
package struct ImportOptions: Sendable {
  /// The id of the car, whatever the file says.
  package var car: String?
  /// The location, whatever the file says.
  package var location: String?
  /// The zone of stamps without an offset, whatever the rules say.
  package var timeZone: Zone?
  /// How times are written, whatever the rules say.
  package var dateFormat: DateFormat?

  package init() {}
}
