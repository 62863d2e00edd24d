/// The order of records that nothing else puts in order, such as sessions of the same minute.
///
/// Ids are compared, without the `.yaml` of their files, and numbers in them by value: the second
/// session of a minute, which ends in `-2`, comes behind the first, and `-10` behind `-9`.
enum RecordOrder {
  /// Whether the record in one file comes before that in another; O(*n*) of their names.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (a, b) = (left, right)
    let order = a.withUTF8 { a in
      b.withUTF8 { b in unsafe compare(a.span, b.span) }
    }
    return order == 0 ? left.utf8.lexicographicallyPrecedes(right.utf8) : order < 0
  }

  /// Below 0 when the left comes first; 0 when the names differ at most in zeros before numbers.
  private static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    let (leftEnd, rightEnd) = (end(left), end(right))
    var (a, b) = (0, 0)
    while a < leftEnd, b < rightEnd {
      if isDigit(left[a]), isDigit(right[b]) {
        let (first, second) = (digits(left, &a, leftEnd), digits(right, &b, rightEnd))
        if first.count != second.count { return first.count - second.count }
        for (x, y) in zip(first, second) where left[x] != right[y] {
          return Int(left[x]) - Int(right[y])
        }
      } else if left[a] != right[b] {
        return Int(left[a]) - Int(right[b])
      } else {
        a += 1
        b += 1
      }
    }
    return (leftEnd - a) - (rightEnd - b)
  }

  /// Where the id of a path ends.
  private static func end(_ path: Span<UInt8>) -> Int {
    let start = path.count - yaml.count
    guard start >= 0, yaml.indices.allSatisfy({ path[start + $0] == yaml[$0] }) else {
      return path.count
    }
    return start
  }

  private static let yaml = Array(".yaml".utf8)

  /// Passes over the number that comes next; where it stands, without zeros before it.
  private static func digits(_ text: Span<UInt8>, _ index: inout Int, _ end: Int) -> Range<Int> {
    while index < end, text[index] == UInt8(ascii: "0") { index += 1 }
    let start = index
    while index < end, isDigit(text[index]) { index += 1 }
    return start..<index
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
