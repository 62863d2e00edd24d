import YAMLRecord

extension ChargingIndex {
  /// The sessions whose clocks showed a time of a span when they began, in order.
  ///
  /// - Complexity: O(sessions about that time); the others are not looked at.
  package func sessions(beginning span: ClosedRange<CivilTime>) -> [Session] {
    // No clock is further from UTC than that.
    let margin: Int64 = 2 * 86_400
    let earliest = Instant(secondsSince1970: span.lowerBound.secondsSince1970 - margin)
    let latest = Instant(secondsSince1970: span.upperBound.secondsSince1970 + margin)
    let first = starts.firstPosition { $0 >= earliest }
    let end = starts.firstPosition { $0 > latest }
    return (first..<max(first, end)).map { sessions[$0] }
      .filter { span.contains($0.start.civil) }
  }

  /// The names of session files that begin like another one, in small letters; those of files with
  /// errors too.
  ///
  /// - Parameter beginning: In small letters.
  package func sessionIDs(beginning: String) -> Set<String> {
    let wanted = Array(beginning.utf8)
    let others = (diagnostics.map(\.file) + findings.map(\.file)).filter {
      RecordKind(path: $0) == .session
    }
    let paths = sessions.indices.lazy.map { self.sessions.path(at: $0) }
    var ids: Set<String> = []
    for path in [AnySequence(paths), AnySequence(others)].joined()
    where Self.mayBegin(path, wanted) {
      let id = RecordID.of(path: path).lowercased()
      if id.hasPrefix(beginning) { ids.insert(id) }
    }
    return ids
  }

  /// Whether the name of a file may begin like another; `false` only when it surely does not.
  private static func mayBegin(_ path: String, _ wanted: [UInt8]) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var start = bytes.endIndex
      while start > 0, unsafe bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
      for (offset, byte) in wanted.enumerated() {
        guard start + offset < bytes.count else { return false }
        let found = unsafe bytes[start + offset]
        // What is no ASCII may have a small letter that is.
        if found >= 0x80 || byte >= 0x80 { return true }
        let isCapital = found >= UInt8(ascii: "A") && found <= UInt8(ascii: "Z")
        guard isCapital ? found | 0x20 == byte : found == byte else { return false }
      }
      return true
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position of elements that are sorted so that something holds from there on.
  func firstPosition(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
