import ArgumentParser
import ChargingLog

/// The values of a session as options.
struct LogOptions: ParsableArguments {
  @Option(help: "The car.", completion: Completions.cars)
  var car: String?

  @Option(
    name: .customLong("at"),
    help: "A location's id or alias, or any text.",
    completion: Completions.locations
  )
  var location: String?

  @Option(help: "When it was plugged in: 22:30, \"yesterday 22:30\", 2026-11-23T22:30, 8h ago.")
  var start: String?

  @Option(help: "When it was unplugged; a time alone is the first one behind the start.")
  var end: String?

  @Option(help: "How long energy flowed, when it differs: 3h25m.")
  var duration: String?

  @Option(help: "Energy by the meter or the receipt, in kWh.")
  var energy: String?

  @Option(name: .customLong("battery-energy"), help: "Energy that went into the battery, in kWh.")
  var batteryEnergy: String?

  @Option(help: "State of charge before and after, in %: 20..80.")
  var soc: String?

  @Option(help: "Odometer: 12345, 12345mi or 19870km.")
  var odometer: String?

  @Option(help: "What was paid in all; 0 is free.")
  var cost: String?

  @Flag(help: "It was free: the same as --cost 0.")
  var free = false

  @Option(help: "The unit rate, per kWh.")
  var price: String?

  @Option(help: "ac or dc.")
  var type: ChargeType?

  @Option(help: "The charger's rating, in kW.")
  var power: String?

  @Option(help: "The operator.")
  var network: String?

  @Option(help: "Ambient temperature, in °C.")
  var temperature: String?

  @Option(help: "Anything worth remembering.")
  var notes: String?

  @Option(help: "A tag; may be repeated.")
  var tag: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Any other value: fees.idle=1.50.", valueName: "key=value")
  )
  var others: [String] = []

  func validate() throws {
    if free, cost != nil {
      throw ValidationError("--free and --cost say two things: keep one of the two.")
    }
  }

  /// What has to be asked: everything where the options do not say what was charged, else how long
  /// it took, on which the price may hang.
  var missing: LogQuestions.Topics {
    guard energy != nil || soc != nil || cost != nil || free || batteryEnergy != nil else {
      return .everything
    }
    guard end == nil, duration == nil else { return .nothing }
    return start == nil ? .times : .end
  }
}
