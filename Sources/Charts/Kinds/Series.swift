/// Numbers with a name, one for each place along an axis.
package struct Series: Sendable, Hashable {
  package var name: String
  /// `nil` where a number is unknown; one that is not finite counts as unknown too.
  package var values: [Double?]

  package init(_ name: String, _ values: [Double?]) {
    self.name = name
    self.values = values.map { value in
      value.flatMap { $0.isFinite ? ValueSpan.clamped($0) : nil }
    }
  }

  /// The number at a place, `nil` beyond the last.
  func value(at position: Int) -> Double? {
    values.indices.contains(position) ? values[position] : nil
  }
}
