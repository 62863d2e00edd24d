/// The order of records that nothing else puts in order, such as sessions of the same minute.
///
/// Ids are compared, without the `.yaml` of their files, and numbers in them by value: the second
/// session of a minute, which ends in `-2`, comes behind the first, and `-10` behind `-9`.
enum RecordOrder {
  /// Whether the record in one file comes before that in another; O(*n*) of their names.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Cursor(left), Cursor(right))
    let order = compare(a, b)
    return order == 0 ? left.utf8.lexicographicallyPrecedes(right.utf8) : order < 0
  }

  /// Below 0 when the left comes first; 0 when the names differ at most in zeros before numbers.
  private static func compare(_ left: Cursor, _ right: Cursor) -> Int {
    var (left, right) = (left, right)
    while let a = left.first, let b = right.first {
      if isDigit(a), isDigit(b) {
        let order = compareNumbers(left.takeDigits(), right.takeDigits())
        if order != 0 { return order }
      } else if a != b {
        return Int(a) - Int(b)
      } else {
        left.rest.removeFirst()
        right.rest.removeFirst()
      }
    }
    return left.rest.count - right.rest.count
  }

  private static func compareNumbers(_ left: Substring.UTF8View, _ right: Substring.UTF8View)
    -> Int
  {
    if left.count != right.count { return left.count - right.count }
    for (a, b) in zip(left, right) where a != b { return Int(a) - Int(b) }
    return 0
  }

  /// What is left to compare of a path.
  private struct Cursor {
    var rest: Substring.UTF8View

    init(_ path: String) {
      let isYAML = path.utf8.suffix(5).elementsEqual(".yaml".utf8)
      rest = path.utf8.dropLast(isYAML ? 5 : 0)
    }

    var first: UInt8? { rest.first }

    /// The number that comes next, without zeros before it.
    mutating func takeDigits() -> Substring.UTF8View {
      let digits = rest.prefix { RecordOrder.isDigit($0) }
      rest = rest.dropFirst(digits.count)
      return digits.drop { $0 == UInt8(ascii: "0") }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
