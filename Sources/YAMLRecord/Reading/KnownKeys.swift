/// Finds keys that stand in a mapping twice, while it is read.
///
/// Among the few keys of a record a look at each is fastest; a file of another kind may have
/// thousands, which are looked up instead.
struct KnownKeys {
  private static let few = 32
  private var positions: [String: Int] = [:]

  /// The position of the entry that has a key already; O(1).
  ///
  /// - Parameter entries: All entries so far, of which no two have the same key; between two calls
  ///   they only grow.
  mutating func position(of key: String, in entries: [Entry]) -> Int? {
    guard entries.count > Self.few else { return entries.firstIndex { $0.key == key } }
    for position in positions.count..<entries.count { positions[entries[position].key] = position }
    return positions[key]
  }
}
