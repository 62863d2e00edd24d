import ChargingLog
import Charts
import Insights

extension ValueFormat {
  /// How a chart writes numbers of a unit.
  init(_ unit: FigureUnit) {
    switch unit {
    case .money(let currency), .moneyPer(let currency, _):
      // The sign stands where the currency has it.
      let parts = Money.text(.zero, currency, decimals: 0).split(
        separator: "0",
        omittingEmptySubsequences: false
      )
      self.init(
        prefix: String(parts.first ?? ""),
        suffix: String(parts.dropFirst().first ?? ""),
        decimals: unit.decimals
      )
    default:
      self.init(suffix: unit.symbol.map { " \($0)" } ?? "", decimals: unit.decimals)
    }
  }
}
