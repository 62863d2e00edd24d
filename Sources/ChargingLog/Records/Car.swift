/// A car and what is known of its battery.
package struct Car: SchemaRecord {
  package var path = ""
  package var make = ""
  package var model = ""
  package var name: String?
  package var year: Int?
  /// What can be used of the battery.
  package var batteryKWh = ExactDecimal.zero
  package var batteryGrossKWh: ExactDecimal?
  package var efficiencyMilesPerKWh: ExactDecimal?
  package var efficiencyKilometresPerKWh: ExactDecimal?
  package var consumptionKWhPer100Kilometres: ExactDecimal?
  package var maxACKW: ExactDecimal?
  package var maxDCKW: ExactDecimal?
  package var active: Bool?
  package var socMin: ExactDecimal?
  package var socTarget: ExactDecimal?
  package var fullChargeEvery: CalendarSpan?
  package var dcCurve: [CurvePoint] = []
  package var odometerAtPurchaseMiles: ExactDecimal?
  package var odometerAtPurchaseKilometres: ExactDecimal?
  package var mileageAllowance: MileageAllowance?
  package var vin: String?
  package var registration: String?
  package var notes: String?

  package init() {}

  package var id: String { RecordID.of(path: path) }
  /// Whether it is still driven.
  package var isActive: Bool { active ?? true }
  /// What to call it.
  package var title: String { name ?? "\(make) \(model)" }

  /// The power that the car takes at a charge level.
  package struct CurvePoint: SchemaRecord {
    package var soc = ExactDecimal.zero
    package var kw = ExactDecimal.zero

    package init() {}

    package static let schema = Schema<CurvePoint>([
      .required("soc", \.soc, .percent, "state of charge"),
      .required("kw", \.kw, .number(unit: "kW", 0...2000), "the power that the car takes there"),
    ])
  }

  /// A lease's or an insurer's limit of distance.
  package struct MileageAllowance: SchemaRecord {
    package var from: CivilDate?
    package var perYearMiles: ExactDecimal?
    package var perYearKilometres: ExactDecimal?

    package init() {}

    package static let schema = Schema<MileageAllowance>(
      exclusive: [["per_year_mi", "per_year_km"]],
      [
        .optional("from", \.from, .date, "the day it begins"),
        .optional(
          "per_year_mi",
          \.perYearMiles,
          .number(unit: "mi", 0...1_000_000),
          "miles a year"
        ),
        .optional(
          "per_year_km",
          \.perYearKilometres,
          .number(unit: "km", 0...1_000_000),
          "kilometres a year"
        ),
      ]
    )
  }

  package static let schema = Schema<Car>(
    exclusive: [
      ["efficiency_mi_per_kwh", "efficiency_km_per_kwh", "consumption_kwh_per_100km"],
      ["odometer_at_purchase_mi", "odometer_at_purchase_km"],
    ],
    [
      .required("make", \.make, .text, "who makes it"),
      .required("model", \.model, .text, "what they call it"),
      .optional("name", \.name, .text, "what you call it"),
      .optional("year", \.year, .whole(1990...2200), "model year"),
      .required("battery_kwh", \.batteryKWh, .number(unit: "kWh", 1...2000), "usable capacity"),
      .optional(
        "battery_gross_kwh",
        \.batteryGrossKWh,
        .number(unit: "kWh", 1...2000),
        "capacity with its reserve"
      ),
      .optional(
        "efficiency_mi_per_kwh",
        \.efficiencyMilesPerKWh,
        .number(unit: "mi/kWh", 0...20),
        "its usual efficiency"
      ),
      .optional(
        "efficiency_km_per_kwh",
        \.efficiencyKilometresPerKWh,
        .number(unit: "km/kWh", 0...30),
        "its usual efficiency"
      ),
      .optional(
        "consumption_kwh_per_100km",
        \.consumptionKWhPer100Kilometres,
        .number(unit: "kWh/100 km", 0...200),
        "its usual consumption"
      ),
      .optional(
        "max_ac_kw",
        \.maxACKW,
        .number(unit: "kW", 0...100),
        "the most it takes of alternating current"
      ),
      .optional(
        "max_dc_kw",
        \.maxDCKW,
        .number(unit: "kW", 0...2000),
        "the most it takes of direct current"
      ),
      .optional("active", \.active, .boolean, "whether it is still driven"),
      .optional("soc_min", \.socMin, .percent, "below this, suggest a charge"),
      .optional("soc_target", \.socTarget, .percent, "the daily limit"),
      .optional(
        "full_charge_every",
        \.fullChargeEvery,
        .calendarSpan,
        "how often to charge to 100 %"
      ),
      .groups("dc_curve", \.dcCurve, "the power it takes at each charge level"),
      .optional(
        "odometer_at_purchase_mi",
        \.odometerAtPurchaseMiles,
        .number(unit: "mi", 0...5_000_000),
        "odometer when it became yours"
      ),
      .optional(
        "odometer_at_purchase_km",
        \.odometerAtPurchaseKilometres,
        .number(unit: "km", 0...5_000_000),
        "odometer when it became yours"
      ),
      .group("mileage_allowance", \.mileageAllowance, "a limit of distance a year"),
      .optional("vin", \.vin, .secret, "vehicle identification number"),
      .optional("registration", \.registration, .secret, "number plate"),
      .optional("notes", \.notes, .text, merging: .lines, "anything worth remembering"),
    ]
  )
}
