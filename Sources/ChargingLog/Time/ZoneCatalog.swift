/// The names of time zones, and the nearest to a misspelt one.
package struct ZoneCatalog: Sendable {
  /// All names, links included, in order.
  package let identifiers: [String]

  /// - Parameter directory: The folder of compiled zones; without one the catalogue is empty.
  package init(directory: String = Zone.systemDirectory) {
    identifiers = ZoneDirectory(path: directory).identifiers()
  }

  /// The zone that a text most likely means: by its city, or with few letters changed.
  ///
  /// Ignores case, and takes a space or a hyphen for an underscore.
  /// No guess at `BST`, which is one letter from many, nor at `GMT+7`: `Etc/GMT+7` is west.
  package func nearest(to text: String) -> String? {
    let wanted = Self.folded(text)
    let hasDigits = wanted.contains { 0x30...0x39 ~= $0 }
    guard 2...64 ~= wanted.count, !hasDigits else { return nil }
    var best: (name: String, distance: Int)?
    for name in identifiers {
      let limit = best.map { $0.distance - 1 } ?? wanted.count / 5
      guard limit >= 0 else { break }
      let folded = Self.folded(name)
      let city = Array(folded[(folded.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...])
      let distances = [folded, city].compactMap { Self.distance(wanted, $0, limit: limit) }
      if let distance = distances.min() { best = (name, distance) }
    }
    return best?.name
  }

  /// Whether a text is spelled as a name of the database: `Area/City`, no step out of the folder.
  static func isWellFormed(_ text: String) -> Bool {
    guard 1...64 ~= text.utf8.count else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // Every area begins with a capital; `posix/`, `right/` and `tzdata.zi` do not.
    guard let first = parts.first?.first, 0x41...0x5A ~= first else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
          case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
          default: false
          }
        }
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
      switch byte {
      case 0x41...0x5A: byte + 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// Letters to add, drop or replace to make one name the other, or `nil` if over the limit.
  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var row = Array(0...right.count)
    for (line, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
