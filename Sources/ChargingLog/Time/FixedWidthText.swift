extension Span where Element == UInt8 {
  /// The number that these ASCII digits spell, or `nil` if one of them is missing or no digit.
  func number(at offset: Int, digits: Int) -> Int? {
    guard offset + digits <= count else { return nil }
    var number = 0
    for index in offset..<(offset + digits) {
      let byte = self[index]
      guard 0x30...0x39 ~= byte else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// Whether this ASCII character stands at the offset.
  func has(_ character: Unicode.Scalar, at offset: Int) -> Bool {
    offset < count && UInt32(self[offset]) == character.value
  }
}
