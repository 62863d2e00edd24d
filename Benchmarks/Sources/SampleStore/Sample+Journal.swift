extension Sample {
  /// The same charges as one file of plain-text accounting: what was paid, what was bought, the rest
  /// as tags.
  ///
  /// Energy is an amount of its own, not the money's lot: ledger takes minutes to add up lots.
  var journal: String {
    var text = "commodity £\n  format £1000.000\n\ncommodity kWh\n  format 1000.00 kWh\n\n"
    for charge in charges {
      let start = LocalMinute(charge.start)
      let end = LocalMinute(charge.start + charge.minutes)
      let price = workPrice(charge)
      text += """
        \(start.date) * \(charge.place.id)
            ; start: \(start.clock), end: \(end.date) \(end.clock)
            ; type: \(charge.place.isDC ? "dc" : "ac"), power_kw: \(Fixed(charge.place.powerWatts / 100, decimals: 1))
            ; soc_start: \(charge.socStart), soc_end: \(charge.socEnd)
            ; odometer_mi: \(charge.odometer), temperature_c: \(charge.temperature)\(trailer(charge))
            Expenses:Charging:\(carID(charge.car))    £\(price)
            (Energy:\(carID(charge.car)))    \(charge.energy) kWh
            Assets:Bank


        """
    }
    return text
  }

  /// The tariff's price is not rounded to a bill's hundredths.
  private func workPrice(_ charge: Charge) -> Fixed {
    charge.place == .work ? charge.energy * charge.place.price : charge.cost
  }

  private func trailer(_ charge: Charge) -> String {
    (charge.note.map { "\n    ; \($0)" } ?? "") + (charge.tag.map { "\n    ; :\($0):" } ?? "")
  }
}
