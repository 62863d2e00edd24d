/// How a chart writes its numbers: what stands before and behind them, and their decimals.
package struct ValueFormat: Sendable, Hashable {
  /// Such as `£`; a minus goes before it.
  package var prefix: String
  /// Such as ` kWh`, with its space.
  package var suffix: String
  package var decimals: Int

  package init(prefix: String = "", suffix: String = "", decimals: Int = 0) {
    self.prefix = prefix
    self.suffix = suffix
    self.decimals = decimals
  }

  /// A number in full: `-£3.20`, `41.2 kWh`; a dash for one that is not finite.
  package func text(_ value: Double) -> String {
    signed(NumberText.fixed(value, decimals: decimals)) + (value.isFinite ? suffix : "")
  }

  /// A number beside an axis, whose unit stands at the axis's end.
  func tickText(_ value: Double, step: Double) -> String {
    signed(NumberText.compact(value, step: step))
  }

  /// A number below an axis, with its unit, and the decimals that a step between numbers needs.
  func text(_ value: Double, step: Double) -> String {
    let places = max(decimals, NumberText.decimals(of: step))
    return signed(NumberText.fixed(value, decimals: places)) + (value.isFinite ? suffix : "")
  }

  /// What the axis is headed by: `kWh`, or nothing when each number has its sign before it.
  var unit: String { String(suffix.drop { $0 == " " }) }

  private func signed(_ number: String) -> String {
    if number == "—" { return number }
    return number.hasPrefix("-") ? "-\(prefix)\(number.dropFirst())" : prefix + number
  }
}
