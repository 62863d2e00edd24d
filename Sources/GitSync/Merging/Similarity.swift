/// How much of one text is in another.
enum Similarity {
  /// The share of lines that two texts have in common, from 0 to 1.
  static func of(_ one: [UInt8], _ other: [UInt8]) -> Double {
    let (left, right) = (lines(one), lines(other))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in left { counts[line, default: 0] += 1 }
    var common = 0
    for line in right where counts[line, default: 0] > 0 {
      counts[line, default: 0] -= 1
      common += 1
    }
    return Double(common * 2) / Double(left.count + right.count)
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(whereSeparator: { $0 == 10 || $0 == 13 })
  }
}
