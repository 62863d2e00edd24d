/// The middle half of values, which one odd value hardly moves.
package struct Quartiles: Sendable, Hashable {
  /// A quarter of the values lie below.
  package let low: Double
  package let median: Double
  /// A quarter of the values lie above.
  package let high: Double

  /// Ranks between two values are interpolated (Hyndman and Fan's definition 7); `nil` of none.
  package init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    func value(at share: Double) -> Double {
      let rank = share * Double(sorted.count - 1)
      let below = min(max(Int(rank), 0), sorted.count - 1)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (sorted[above] - sorted[below]) * (rank - Double(below))
    }
    (low, median, high) = (value(at: 0.25), value(at: 0.5), value(at: 0.75))
  }
}
