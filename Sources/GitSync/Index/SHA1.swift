/// SHA-1 of bytes, which git's index ends with (FIPS 180-4).
///
/// libgit2 offers none for bytes that are no object, and this one need not be safe against attackers:
/// it guards a file of one's own against accidents.
struct SHA1 {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
  )

  /// The 20 bytes of the hash.
  static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA1()
    let whole = bytes.count / 64 * 64
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe hash.add(UnsafeRawBufferPointer(rebasing: buffer[..<whole]))
    }
    var tail = Array(bytes[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    unsafe tail.withUnsafeBytes { unsafe hash.add($0) }
    let words = [hash.state.0, hash.state.1, hash.state.2, hash.state.3, hash.state.4]
    return words.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// Takes blocks of 64 bytes in.
  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var state = state
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
      for start in stride(from: 0, to: bytes.count, by: 64) {
        for index in 0..<16 {
          let word = unsafe bytes.loadUnaligned(
            fromByteOffset: start &+ index &* 4,
            as: UInt32.self
          )
          unsafe words[index] = UInt32(bigEndian: word)
        }
        for index in 16..<80 {
          let mixed =
            unsafe words[index &- 3] ^ words[index &- 8] ^ words[index &- 14]
            ^ words[index &- 16]
          unsafe words[index] = mixed << 1 | mixed >> 31
        }
        var (a, b, c, d, e) = state
        for index in 0..<80 {
          let (choice, constant): (UInt32, UInt32) =
            switch index {
            case ..<20: (d ^ b & (c ^ d), 0x5A82_7999)
            case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
            case ..<60: (b & c | d & (b | c), 0x8F1B_BCDC)
            default: (b ^ c ^ d, 0xCA62_C1D6)
            }
          let next = unsafe (a << 5 | a >> 27) &+ choice &+ e &+ constant &+ words[index]
          (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
        }
        state = (
          state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e
        )
      }
    }
    self.state = state
  }
}
