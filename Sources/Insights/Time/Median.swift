import ChargingLog

/// Middles of values, which one odd value does not move.
enum Median {
  /// The middle value, or the mean of the two in the middle; `nil` of none.
  ///
  /// O(n) of the values.
  static func of(_ values: [ExactDecimal]) -> ExactDecimal? {
    guard let (lower, upper) = middle(of: values) else { return nil }
    guard let lower else { return upper }
    return (lower + upper).divided(by: ExactDecimal(2), decimals: 10)
  }

  /// The same of binary numbers.
  static func of(_ values: [Double]) -> Double? {
    middle(of: values).map { lower, upper in lower.map { ($0 + upper) / 2 } ?? upper }
  }

  /// The value in the middle, with the one before it where they are two.
  ///
  /// What lies on the wrong side of the middle is never put in order.
  private static func middle<Value: Comparable>(of values: [Value]) -> (Value?, Value)? {
    guard !values.isEmpty else { return nil }
    var values = values
    let middle = values.count / 2
    values.select(middle)
    return (values.count.isMultiple(of: 2) ? values[..<middle].max() : nil, values[middle])
  }

  /// The value below which a share of the sorted values lies, by the nearest rank; `nil` of none.
  static func quantile(_ share: Double, ofSorted values: [ExactDecimal]) -> ExactDecimal? {
    guard !values.isEmpty else { return nil }
    let rank = Int((share * Double(values.count - 1)).rounded())
    return values[min(max(rank, 0), values.count - 1)]
  }
}

extension Array where Element: Comparable {
  /// Moves the value that belongs at a place there, smaller ones before and larger ones behind it
  /// (Hoare's "Find", with the middle of three as pivot).
  fileprivate mutating func select(_ place: Int) {
    var (low, high) = (0, count - 1)
    while low < high {
      let (first, second, third) = (self[low], self[(low + high) / 2], self[high])
      let pivot = Swift.max(
        Swift.min(first, second),
        Swift.min(Swift.max(first, second), third)
      )
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while pivot < self[right] { right -= 1 }
        guard left <= right else { break }
        swapAt(left, right)
        left += 1
        right -= 1
      }
      if right < place { low = left }
      if place < left { high = right }
    }
  }
}
