/// Maps libyaml's positions, which count characters, to bytes.
struct CharacterPositions {
  /// Whether the file begins with a byte order mark, which libyaml is not shown.
  let hasMark: Bool
  private let count: Int
  /// The byte at which each character begins; empty where each character is one byte.
  private var starts: [UInt32] = []

  init(_ bytes: [UInt8], isASCII: Bool) {
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    count = bytes.count
    guard !isASCII else { return }
    starts.reserveCapacity(bytes.count)
    for index in (hasMark ? 3 : 0)..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      starts.append(UInt32(index))
    }
  }

  /// The byte offset of a character position; positions past the end are the end.
  func byte(_ position: Int) -> Int {
    if starts.isEmpty { return min(position + (hasMark ? 3 : 0), count) }
    return position < starts.count ? Int(starts[max(0, position)]) : count
  }
}
