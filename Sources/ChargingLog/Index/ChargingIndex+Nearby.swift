extension ChargingIndex {
  /// The sessions whose clocks showed a time of a span when they began, in order.
  ///
  /// - Complexity: O(sessions about that time); the others are not looked at.
  package func sessions(beginning span: ClosedRange<CivilTime>) -> [Session] {
    // No clock is further from UTC than that.
    let margin: Int64 = 2 * 86_400
    let earliest = Instant(secondsSince1970: span.lowerBound.secondsSince1970 - margin)
    let latest = Instant(secondsSince1970: span.upperBound.secondsSince1970 + margin)
    let first = starts.firstPosition { $0 >= earliest }
    let end = starts.firstPosition { $0 > latest }
    return (first..<max(first, end)).map { sessions[$0] }
      .filter { span.contains($0.start.civil) }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position of elements that are sorted so that something holds from there on.
  func firstPosition(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
