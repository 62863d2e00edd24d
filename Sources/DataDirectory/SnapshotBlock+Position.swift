extension SnapshotBlock {
  /// Finds a file by halves: a block is in walk order.
  func position(of path: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if PathOrder.precedes(self.path(at: middle), path) { low = middle + 1 } else { high = middle }
    }
    return low < count && self.path(at: low) == path ? low : nil
  }
}
