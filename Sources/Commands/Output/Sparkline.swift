/// Draws a series as one line of rising blocks, a character a value.
///
/// The lowest value is `▁` and the highest `█`; values that are all alike are `▄`, and one that is
/// not finite leaves a space.
///
/// - Parameters:
///   - values: The series, in order.
///   - base: The value drawn as `▁`, such as zero; the lowest of the series if `nil`.
/// - Returns: As many characters as there are values.
func sparkline(_ values: [Double], base: Double? = nil) -> String {
  let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  let finite = values.filter(\.isFinite)
  guard let lowest = finite.min(), let highest = finite.max() else {
    return String(repeating: " ", count: values.count)
  }
  let bottom = base ?? lowest
  let span = highest / 2 - bottom / 2
  let line = values.map { value -> Character in
    guard value.isFinite else { return " " }
    guard span > 0 else { return base == nil ? "▄" : "▁" }
    let share = min(max((value / 2 - bottom / 2) / span, 0), 1)
    return blocks[Int((share * 7).rounded())]
  }
  return String(line)
}
