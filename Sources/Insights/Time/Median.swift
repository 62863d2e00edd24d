import ChargingLog

/// Middles of values, which one odd value does not move.
enum Median {
  /// The middle value, or the mean of the two in the middle; `nil` of none.
  static func of(_ values: [ExactDecimal]) -> ExactDecimal? {
    let sorted = values.sorted()
    guard let upper = sorted.indices.contains(sorted.count / 2) ? sorted[sorted.count / 2] : nil
    else { return nil }
    guard sorted.count.isMultiple(of: 2) else { return upper }
    return (sorted[sorted.count / 2 - 1] + upper).divided(by: ExactDecimal(2), decimals: 10)
  }

  /// The value below which a share of the sorted values lies, by the nearest rank; `nil` of none.
  static func quantile(_ share: Double, ofSorted values: [ExactDecimal]) -> ExactDecimal? {
    guard !values.isEmpty else { return nil }
    let rank = Int((share * Double(values.count - 1)).rounded())
    return values[min(max(rank, 0), values.count - 1)]
  }
}
