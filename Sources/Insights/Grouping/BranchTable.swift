/// Branches by their steps, each step one number: open addressing, since the dictionary's own hashing
/// takes longer than everything else that is done with a session of a group.
struct BranchTable {
  private struct Slot {
    var key: UInt64 = 0
    /// -1 where the slot is free.
    var branch: Int32 = -1
  }

  /// A power of two of slots, at most half of them taken.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var count = 0

  subscript(key: UInt64) -> Int32? {
    let slot = slots[place(of: key)]
    return slot.branch < 0 ? nil : slot.branch
  }

  /// Adds a branch whose key is not there yet.
  mutating func add(_ key: UInt64, _ branch: Int32) {
    if (count + 1) * 2 > slots.count { grow() }
    slots[place(of: key)] = Slot(key: key, branch: branch)
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.branch >= 0 { slots[place(of: slot.key)] = slot }
  }

  /// Where a key stands, or the free slot that it would stand in.
  private func place(of key: UInt64) -> Int {
    // The golden ratio spreads keys that follow one another (Knuth, 6.4).
    let hash = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(hash >> 32) & (slots.count - 1)
    while slots[place].branch >= 0, slots[place].key != key {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }
}
