/// What of a log can be drawn.
package enum ChartSubject: String, Sendable, CaseIterable {
  case cost, energy, price, efficiency, driving, distance, sessions, capacity, temperature, hours,
    days

  /// One line of meaning.
  package var meaning: String {
    switch self {
    case .cost: "what charging cost"
    case .energy: "the energy that was charged, home and public"
    case .price: "what a kWh cost"
    case .efficiency: "how far the cars came on a kWh"
    case .driving: "what driving a mile or a kilometre cost"
    case .distance: "how far the cars went between readings of the odometer"
    case .sessions: "how many sessions there were"
    case .capacity: "what sessions say of the capacity of a battery"
    case .temperature: "efficiency of each drive by the temperature at its end"
    case .hours: "the hours of the week in which energy flows"
    case .days: "the energy of each day, as a calendar"
    }
  }

  /// Whether it is drawn by groups, which `--by` chooses.
  package var isGrouped: Bool {
    switch self {
    case .capacity, .temperature, .hours, .days: false
    default: true
    }
  }

  /// Whether the parts of a stack add up to its whole.
  var isSum: Bool {
    switch self {
    case .cost, .energy, .distance, .sessions: true
    default: false
    }
  }
}
