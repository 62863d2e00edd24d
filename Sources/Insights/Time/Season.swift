package import ChargingLog

/// Efficiency and charging loss by temperature or by month of the year.
package struct Season: Sendable {
  /// By what drives and charges are put together.
  package enum Scale: String, Sendable, CaseIterable {
    case temperature, month
  }

  /// What belongs together: 5 °C of temperature, or a month.
  package struct Band: Sendable {
    /// The lowest temperature, or the number of the month.
    package var start: Int
    /// `0 to 5 °C`, `November`.
    package var label: String
    package var drives: Int
    package var sessions: Int
    package var efficiency: Figure
    package var loss: Figure
  }

  package let scale: Scale
  /// In order, those without anything left out.
  package let bands: [Band]
  /// Sessions without a temperature.
  package let sessionsLeftOut: Int

  /// - Parameter positions: The sessions; a drive belongs where it ended.
  package init(_ scale: Scale, of positions: [Int], in index: ChargingIndex) {
    self.init(scale, of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(_ scale: Scale, of positions: [Int], in ledger: Ledger) {
    let index = ledger.index
    self.scale = scale
    let step = max(1, Int(index.settings.value(of: .seasonStep).double))
    var sums: [Int: Sums] = [:]
    var leftOut = 0
    let drives = SingleDrives(to: positions, in: ledger)
    for position in positions.inOrder {
      let place: Int
      switch scale {
      case .month: place = CivilDate(daysSince1970: Int(ledger.entries[position].day)).month
      case .temperature:
        guard let celsius = ledger.entries[position].temperatureC else {
          leftOut += 1
          continue
        }
        place = Int((celsius.double / Double(step)).rounded(.down)) * step
      }
      sums[place, default: Sums()].add(position, drives[position], ledger)
    }
    sessionsLeftOut = leftOut
    bands = sums.sorted { $0.key < $1.key }.map { start, sums in
      sums.band(start, Self.label(scale, start, step), index)
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func label(_ scale: Scale, _ start: Int, _ step: Int) -> String {
    switch scale {
    case .temperature: "\(start) to \(start + step) °C"
    case .month: months.indices.contains(start - 1) ? months[start - 1] : "\(start)"
    }
  }
}

/// What one band adds up to.
private struct Sums {
  var sessions = 0
  var drives = 0
  var kilometres = ExactSum()
  var drivenKWh = 0.0
  var metered = ExactSum()
  var battery = ExactSum()
  var measured = 0

  mutating func add(_ position: Int, _ drive: SingleDrive?, _ ledger: Ledger) {
    sessions += 1
    if let drive, let energy = drive.energyKWh, !drive.isShort {
      drives += 1
      kilometres.add(drive.kilometres)
      drivenKWh += energy
    }
    if let energy = ledger.entries[position].energyKWh, !energy.isZero,
      let battery = ledger.index.sessions[position].energyBatteryKWh
    {
      measured += 1
      metered.add(energy)
      self.battery.add(battery)
    }
  }

  func band(_ start: Int, _ label: String, _ index: ChargingIndex) -> Season.Band {
    let unit = index.distanceUnit
    let distance = unit.of(kilometres: kilometres.value)
    var trust = Confidence.high
    if drives == 0 {
      trust.giveUp("no_drives", "no drive ended there that says enough")
    } else if drives < 3 {
      trust.lower("few", "only \(drives)")
    }
    var lossTrust = Confidence.high
    if measured == 0 {
      lossTrust.giveUp("none_measured", "no session has both energies")
    } else if measured < 3 {
      lossTrust.lower("few", "only \(measured)")
    }
    let loss = ((metered.value - battery.value) * ExactDecimal(100))
      .divided(by: metered.value, decimals: 2)
    return Season.Band(
      start: start,
      label: label,
      drives: drives,
      sessions: sessions,
      efficiency: Figure(
        "efficiency",
        "efficiency",
        drivenKWh > 0 ? ExactDecimal(rounding: distance.double / drivenKWh, decimals: 4) : nil,
        .efficiency(unit),
        formula: "Σ distance / Σ energy of the drives that ended there",
        inputs: [
          Figure.Input("drives", "\(drives)"),
          Figure.Input("distance", FigureUnit.distance(unit).text(distance)),
        ],
        confidence: trust
      ),
      loss: Figure(
        "loss",
        "lost",
        loss,
        .percent,
        formula: "(1 − Σ energy_battery_kwh / Σ energy_kwh) × 100",
        inputs: [Figure.Input("sessions", "\(measured)")],
        confidence: lossTrust
      )
    )
  }
}
