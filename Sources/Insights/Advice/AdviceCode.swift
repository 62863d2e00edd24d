package import ChargingLog

/// The rules of advice by their stable names.
package enum AdviceCode: String, Sendable, Hashable, CaseIterable {
  case lowCharge = "low_charge"
  case fullChargeDue = "full_charge_due"
  case standingLow = "standing_low"
  case dailyLimit = "daily_limit"
  case finishAtHome = "finish_at_home"
  case dcTaper = "dc_taper"
  case cheaperAtHome = "cheaper_at_home"
  case cheaperTariff = "cheaper_tariff"
  case offPeakMissed = "off_peak_missed"
  case networkDearer = "network_dearer"
  case lossRising = "loss_rising"
  case efficiencyFalling = "efficiency_falling"
  case priceOdd = "price_odd"
  case nothingLogged = "nothing_logged"

  /// What it says.
  package var meaning: String {
    switch self {
    case .lowCharge: "the last charge ended below the car's soc_min"
    case .fullChargeDue: "the car's full_charge_every is over"
    case .standingLow: "the car has stood at a low charge for long"
    case .dailyLimit: "ac charges keep going past the car's soc_target"
    case .finishAtHome: "a dc charge went on where finishing at home would have cost less"
    case .dcTaper: "a dc charge went on where the power falls"
    case .cheaperAtHome: "public charging costs much more than charging at home"
    case .cheaperTariff: "another tariff on file would have cost less"
    case .offPeakMissed: "much of the energy at home was not of the cheapest hours"
    case .networkDearer: "another operator nearby is cheaper"
    case .lossRising: "more energy is lost on the way to the battery than before"
    case .efficiencyFalling: "the car drives less far on a kWh than at such temperatures before"
    case .priceOdd: "a price is far from the usual one of its operator: a typing error?"
    case .nothingLogged: "nothing was logged for long"
    }
  }

  /// The thresholds that it is measured by.
  package var thresholds: [Threshold] {
    switch self {
    case .lowCharge: [.lowCharge]
    case .fullChargeDue: [.fullCharge, .fullChargeOverdue, .fullChargeCritical]
    case .standingLow: [.standingLow, .standingLowDays]
    case .dailyLimit: [.dailyLimitSessions, .dailyLimitWindow]
    case .finishAtHome: [.adviceDays]
    case .dcTaper: [.dcTaper, .adviceDays]
    case .cheaperAtHome: [.homeCheaper, .adviceDays]
    case .cheaperTariff: [.cheaperTariff, .adviceDays]
    case .offPeakMissed: [.offPeakMissed, .adviceDays]
    case .networkDearer: [.networkDearer, .nearby, .adviceDays]
    case .lossRising: [.lossRise]
    case .efficiencyFalling: [.efficiencyFall, .efficiencyFallDays, .seasonStep]
    case .priceOdd: [.networkPriceFar, .adviceDays]
    case .nothingLogged: [.nothingLogged]
    }
  }

  /// Where it stands among advice that matters as much.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
