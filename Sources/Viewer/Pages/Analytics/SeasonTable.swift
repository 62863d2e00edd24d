import ChargingLog
import Insights

/// Efficiency and charging loss by temperature, or by month of the year.
struct SeasonTable {
  private let season: Season

  init(_ scale: Season.Scale, of positions: [Int], in index: ChargingIndex) {
    season = Season(scale, of: positions, in: index)
  }

  var view: HTML {
    let known = season.bands.filter { $0.efficiency.isKnown || $0.loss.isKnown }
    guard let unit = known.first?.efficiency.unit.symbol else {
      return Parts.empty(
        isTemperature
          ? "Nothing says yet how cold it was." : "No month says yet how far a kWh went.",
        command: isTemperature
          ? "plugtrack set last temperature_c=7" : "plugtrack set last odometer_mi=12345"
      )
    }
    return DataTable(
      caption: "Efficiency and loss by " + season.scale.rawValue,
      headings: [isTemperature ? "Temperature" : "Month", unit, "Lost", "Sessions"],
      rows: known.map { band in
        DataTable.Row(
          HTML(isTemperature ? band.label : String(band.label.prefix(3))),
          [
            band.efficiency.value?.text(roundedTo: band.efficiency.unit.decimals) ?? "—",
            band.loss.isKnown ? band.loss.text : "—", Format.number(band.sessions),
          ]
        )
      }
    ).view
  }

  private var isTemperature: Bool { season.scale == .temperature }
}
