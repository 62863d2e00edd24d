/// Draws an amount as a horizontal bar of block characters.
package enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar whose length is to `width` as the value is to `full`, to an eighth of a cell.
  ///
  /// Anything above zero shows at least an eighth; a bar never passes `width`. The value and `full`
  /// share a unit, `width` is in cells. Empty if the value is zero, negative or not a number.
  package static func text(_ value: Double, of full: Double, width: Int) -> String {
    guard value > 0, full > 0, width > 0, !full.isInfinite else { return "" }
    let share = min(value / full, 1)
    let total = max(1, Int((share * Double(width) * 8).rounded()))
    let (whole, rest) = total.quotientAndRemainder(dividingBy: 8)
    return String(repeating: "█", count: whole) + eighths[rest]
  }
}
