package import ChargingLog

/// Smooths a series: the mean of each value and those before it.
package enum MovingAverage {
  /// The trailing means of a series, to six decimals.
  ///
  /// What is unknown is left out of a mean, never read as 0; a mean of nothing but unknown is
  /// unknown. The first ones are of fewer values.
  ///
  /// - Parameter count: How many values a mean is of, at least 1.
  package static func trailing(_ values: [ExactDecimal?], of count: Int) -> [ExactDecimal?] {
    let count = max(1, count)
    return values.indices.map { end in
      var sum = ExactSum()
      var known = 0
      for value in values[max(0, end - count + 1)...end] {
        guard let value else { continue }
        sum.add(value)
        known += 1
      }
      return sum.value.divided(by: ExactDecimal(known), decimals: 6)
    }
  }
}
