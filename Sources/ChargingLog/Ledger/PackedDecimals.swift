/// Decimals that may be unknown, side by side: all digits, then how many of them are decimals.
///
/// Seven of them take 63 bytes, where seven optional `ExactDecimal` take 112, and each is as exact.
struct PackedDecimals: Sendable {
  /// Where a decimal stands.
  enum Place: Int, CaseIterable {
    case amount, kilometres, energy, solar, socStart, socEnd, temperature
  }

  /// The count of decimals of a number that is unknown.
  private static let unknown = UInt8.max

  private var digits: InlineArray<7, Int64> = InlineArray(repeating: 0)
  private var scales: InlineArray<7, UInt8> = InlineArray(repeating: Self.unknown)

  subscript(place: Place) -> ExactDecimal? {
    get {
      let scale = scales[place.rawValue]
      guard scale != Self.unknown else { return nil }
      return ExactDecimal(verbatim: digits[place.rawValue], scale: scale)
    }
    set {
      digits[place.rawValue] = newValue?.coefficient ?? 0
      scales[place.rawValue] = newValue?.scale ?? Self.unknown
    }
  }
}
