package import ChargingLog

/// What driving costs beside a petrol car.
package struct PetrolComparison: Sendable {
  /// What a mile or a kilometre costs on petrol.
  package var petrolCost: Figure
  /// The price of a kWh at which both cost the same.
  package var parityPrice: Figure
  /// What the distance cost less than on petrol; negative where it cost more.
  package var saving: Figure

  /// - Parameters:
  ///   - driving: What was driven, and what that cost.
  ///   - efficiency: How far a kWh takes the car.
  package init(_ driving: Driving, efficiency: Figure, in index: ChargingIndex) {
    let unit = index.distanceUnit
    let currency = index.settings.currency
    petrolCost = Self.petrolCost(index.settings, unit)
    let parityInputs = [
      Figure.Input("petrol cost", petrolCost.text), Figure.Input("efficiency", efficiency.text),
    ]
    var parityTrust = petrolCost.confidence
    parityTrust.limit(by: efficiency.confidence)
    var parity: ExactDecimal?
    if let cost = petrolCost.value, let range = efficiency.value {
      parity = (cost * range).rounded(toDecimals: 6)
    }
    parityPrice = Figure(
      "parity_price",
      "parity price",
      parity,
      .moneyPer(currency, "kWh"),
      formula: "petrol cost × efficiency",
      inputs: parityInputs,
      confidence: parityTrust
    )
    saving = Self.saving(driving, petrolCost, currency, index)
  }

  /// Petrol for a mile is the price of a litre × 4.54609 / mpg, or × l/100 km × 1.609344 / 100.
  private static func petrolCost(_ settings: Settings, _ unit: DistanceUnit) -> Figure {
    let petrol = settings.petrol
    var reasons: [Confidence.Reason] = []
    if petrol?.pricePerLitre == nil { reasons.append(.missing("petrol.price_per_litre")) }
    var litresPerKilometre: ExactDecimal?
    var formula = "price_per_litre × litres per mile"
    var input = Figure.Input("mpg_uk", "unknown")
    if let mpg = petrol?.milesPerGallonUK {
      let gallon = ExactDecimal(coefficient: 454_609, scale: 5)
      litresPerKilometre = gallon.divided(by: mpg * DistanceUnit.kilometresPerMile, decimals: 14)
      formula =
        unit == .miles
        ? "price_per_litre × 4.54609 / mpg_uk" : "price_per_litre × 4.54609 / (mpg_uk × 1.609344)"
      input = Figure.Input("mpg_uk", mpg.text)
    } else if let litres = petrol?.litresPer100Kilometres {
      litresPerKilometre = litres.divided(by: ExactDecimal(100), decimals: 14)
      formula =
        unit == .miles
        ? "price_per_litre × l_per_100km × 1.609344 / 100" : "price_per_litre × l_per_100km / 100"
      input = Figure.Input("l_per_100km", litres.text)
    } else {
      reasons.append(.missing("petrol.mpg_uk"))
    }
    var value: ExactDecimal?
    if let price = petrol?.pricePerLitre, let litres = litresPerKilometre {
      let perKilometre = price * litres
      value =
        (unit == .miles ? perKilometre * DistanceUnit.kilometresPerMile : perKilometre)
        .rounded(toDecimals: 6)
    }
    return Figure(
      "petrol_cost_per_\(unit.rawValue)",
      "on petrol",
      value,
      .moneyPer(settings.currency, unit.singular),
      formula: formula,
      inputs: [
        Figure.Input("price_per_litre", petrol?.pricePerLitre?.text ?? "unknown"), input,
      ],
      confidence: Confidence(level: reasons.isEmpty ? .high : .none, reasons: reasons)
    )
  }

  private static func saving(
    _ driving: Driving,
    _ petrol: Figure,
    _ currency: String?,
    _ index: ChargingIndex
  ) -> Figure {
    let unit = index.distanceUnit
    var trust = petrol.confidence
    let cost = driving.costPerDistance
    if cost == nil {
      trust.giveUp("driving_cost_unknown", "what driving cost is unknown")
    } else if cost?.currency != currency {
      trust.giveUp("other_currency", "driving was paid in another currency")
    } else {
      trust.limit(by: driving.cost(in: index).confidence)
    }
    var value: ExactDecimal?
    if let cost, let distance = driving.distance, let petrol = petrol.value {
      value = (distance * (petrol - cost.amount)).rounded(toDecimals: 2)
    }
    return Figure(
      "saving",
      "saved",
      value,
      .money(currency),
      formula: "distance × (petrol cost − driving cost)",
      inputs: [
        Figure.Input(
          "distance",
          driving.distance.map { FigureUnit.distance(unit).text($0) } ?? "unknown"
        ),
        Figure.Input("petrol cost", petrol.text),
        Figure.Input(
          "driving cost",
          cost.map { FigureUnit.moneyPer($0.currency, unit.singular).text($0.amount) }
            ?? "unknown"
        ),
      ],
      confidence: trust
    )
  }
}
