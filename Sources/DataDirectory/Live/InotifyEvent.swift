/// One event of inotify, as `inotify(7)` lays it out.
struct InotifyEvent: Sendable, Hashable {
  /// The number of the watched folder.
  var watch: Int32
  var mask: UInt32
  /// The entry of the folder; empty for the folder itself.
  var name: String

  func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
  func has(_ flag: UInt32) -> Bool { mask & flag != 0 }
  func has(_ flag: Int) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }

  /// Reads what the kernel wrote: number, mask, cookie and length of 32 bits each, then the name,
  /// filled up with zeros.
  static func parse(_ bytes: [UInt8]) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var position = 0
    while position + 16 <= bytes.count {
      let length = Int(word(bytes, position + 12))
      let start = position + 16
      guard length <= bytes.count - start else { break }
      let name = bytes[start..<start + length].prefix { $0 != 0 }
      events.append(
        InotifyEvent(
          watch: Int32(bitPattern: word(bytes, position)),
          mask: word(bytes, position + 4),
          name: String(decoding: name, as: UTF8.self)
        )
      )
      position = start + length
    }
    return events
  }

  private static func word(_ bytes: [UInt8], _ position: Int) -> UInt32 {
    let parts = bytes[position..<position + 4].enumerated()
    #if _endian(big)
    return parts.reduce(0) { $0 | UInt32($1.element) << UInt32(24 - 8 * $1.offset) }
    #else
    return parts.reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    #endif
  }
}
