package import ChargingLog

/// What speaks against a drive, in numbers; put in words only when somebody asks.
package enum Doubt: Sendable, Hashable {
  /// Sessions of the car in between are not in the selection.
  case sessionsLeftOut
  case missingEnergy
  case chargeLevelUnknown
  /// Under so many kilometres.
  case shortDistance(ExactDecimal)
  /// Under so many kWh.
  case littleEnergy(Double)
  case longGap(days: Int64)
  case missingOdometer(Int)
  case odometerGoesBack
  case energyEstimated(Int, of: Int)
  /// So many kWh, which is none.
  case noEnergyDriven(Double)
  /// So many miles on a kWh.
  case implausible(Double)

  /// Whether it leaves the energy unknown.
  package var isFatal: Bool {
    switch self {
    case .sessionsLeftOut, .missingEnergy, .noEnergyDriven, .implausible: true
    default: false
    }
  }

  package var reason: Confidence.Reason {
    func text(_ value: Double) -> String { ExactDecimal(rounding: value, decimals: 1)?.text ?? "?" }
    return switch self {
    case .sessionsLeftOut:
      Confidence.Reason("sessions_left_out", "sessions of the car in between are left out")
    case .missingEnergy:
      Confidence.Reason("missing_energy", "the energy of a session in between is unknown")
    case .chargeLevelUnknown:
      Confidence.Reason(
        "charge_level_unknown",
        "without soc_start at both ends it holds only where both are alike"
      )
    case .shortDistance(let kilometres):
      Confidence.Reason(
        "short_distance",
        "the distance is under \(DistanceUnit.miles.of(kilometres: kilometres).text(roundedTo: 0)) mi"
      )
    case .littleEnergy(let energy):
      Confidence.Reason("little_energy", "the energy is under \(energy) kWh")
    case .longGap(let days):
      Confidence.Reason("long_gap", "\(days) days lie between two of its sessions")
    case .missingOdometer(let count):
      Confidence.Reason("missing_odometer", "\(count) in between without odometer")
    case .odometerGoesBack:
      Confidence.Reason("odometer_goes_back", "the odometer goes back in between")
    case .energyEstimated(let count, let charges):
      Confidence.Reason(
        "energy_estimated",
        charges == 1
          ? "the battery's energy is not measured"
          : "the battery's energy is not measured in \(count) of \(charges) charges"
      )
    case .noEnergyDriven(let energy):
      Confidence.Reason(
        "no_energy_driven",
        "\(text(energy)) kWh were driven on, which cannot be"
      )
    case .implausible(let efficiency):
      Confidence.Reason("implausible", "\(text(efficiency)) mi/kWh cannot be: a typing error?")
    }
  }
}

extension Drive {
  /// How far to trust the energy.
  package var confidence: Confidence {
    var confidence = Confidence.high
    for doubt in doubts {
      let reason = doubt.reason
      if doubt.isFatal {
        confidence.giveUp(reason.code, reason.text)
      } else {
        confidence.lower(reason.code, reason.text)
      }
    }
    return confidence
  }

  /// How far to trust the energy, without the reasons.
  package var trust: Confidence.Level {
    if doubts.contains(where: \.isFatal) { return .none }
    return doubts.isEmpty ? .high : doubts.count == 1 ? .medium : .low
  }

  /// Whether it went too short a way to say anything.
  package var isShort: Bool {
    doubts.contains { if case .shortDistance = $0 { true } else { false } }
  }

  /// Doubts what makes a run say less, and gives up an energy that cannot be.
  mutating func judge(
    _ limits: RunLimits,
    estimated: Int,
    withoutOdometer: Int = 0,
    longestGap: Int64,
    goesBack: Bool = false
  ) {
    if kilometres < limits.kilometres { doubts.append(.shortDistance(limits.kilometres)) }
    if let energyKWh, energyKWh > 0, energyKWh < limits.energyKWh {
      doubts.append(.littleEnergy(limits.energyKWh))
    }
    if longestGap > limits.gapSeconds { doubts.append(.longGap(days: longestGap / 86_400)) }
    if withoutOdometer > 0 { doubts.append(.missingOdometer(withoutOdometer)) }
    if goesBack { doubts.append(.odometerGoesBack) }
    if estimated > 0 { doubts.append(.energyEstimated(estimated, of: charges)) }
    guard let energyKWh, energyKWh > 0 else {
      if let energyKWh { doubts.append(.noEnergyDriven(energyKWh)) }
      self.energyKWh = nil
      return
    }
    let efficiency = kilometres.double / DistanceUnit.kilometresPerMile.double / energyKWh
    if !limits.plausible.contains(efficiency) {
      doubts.append(.implausible(efficiency))
      self.energyKWh = nil
    }
  }
}
