/// Draws a series as one line of rising blocks, a character a value.
package enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The lowest value is `▁` and the highest `█`; values that are all alike are `▄`, and one that is
  /// unknown or not finite leaves a space.
  ///
  /// - Parameters:
  ///   - values: The series, in order.
  ///   - base: The value drawn as `▁`, such as zero; the lowest of the series if `nil`.
  /// - Returns: As many characters as there are values.
  package static func text(_ values: [Double?], base: Double? = nil) -> String {
    let finite = values.compactMap(\.self).filter(\.isFinite)
    guard let lowest = finite.min(), let highest = finite.max() else {
      return String(repeating: " ", count: values.count)
    }
    let bottom = base ?? lowest
    let span = highest / 2 - bottom / 2
    let line = values.map { value -> Character in
      guard let value, value.isFinite else { return " " }
      guard span > 0 else { return base == nil ? "▄" : "▁" }
      let share = min(max((value / 2 - bottom / 2) / span, 0), 1)
      return blocks[Int((share * 7).rounded())]
    }
    return String(line)
  }

  /// A series that is no longer than a width: neighbours are averaged.
  package static func text(_ values: [Double?], base: Double? = nil, width: Int) -> String {
    guard values.count > width, width > 0 else { return width > 0 ? text(values, base: base) : "" }
    let means = (0..<width).map { place -> Double? in
      let part = values[place * values.count / width..<(place + 1) * values.count / width]
      let known = part.compactMap(\.self).filter(\.isFinite)
      return known.isEmpty ? nil : known.reduce(0) { $0 + $1 / Double(known.count) }
    }
    return text(means, base: base)
  }
}
