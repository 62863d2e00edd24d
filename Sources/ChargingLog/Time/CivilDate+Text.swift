extension CivilDate: CustomStringConvertible {
  /// The date as `2026-11-23`.
  package var text: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month))-\(padded(day))"
  }

  package var description: String { text }

  /// The date spelled by exactly `yyyy-mm-dd`, or `nil`.
  package static func parse(_ text: some StringProtocol) -> CivilDate? {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 10 else { return nil }
    return read(bytes.span)
  }

  /// The date at the start of the bytes, whatever follows.
  static func read(_ bytes: Span<UInt8>) -> CivilDate? {
    guard let (year, month, day) = readNumbers(bytes) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// The numbers of `yyyy-mm-dd` at the start of the bytes, whether or not there is such a day.
  static func readNumbers(_ bytes: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard
      let year = bytes.number(at: 0, digits: 4), bytes.has("-", at: 4),
      let month = bytes.number(at: 5, digits: 2), bytes.has("-", at: 7),
      let day = bytes.number(at: 8, digits: 2)
    else { return nil }
    return (year, month, day)
  }
}
