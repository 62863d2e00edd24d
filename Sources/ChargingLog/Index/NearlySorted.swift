extension Array {
  /// Sorts what is nearly in order already, such as files whose names begin with a date: each element
  /// moves over the few before it that belong behind it.
  ///
  /// - Complexity: O(*n*) when each belongs a few places from where it stands, else O(*n* log *n*).
  mutating func sortNearlySorted(by precedes: (Element, Element) -> Bool) {
    var rest = 16 * count
    for position in indices.dropFirst() where precedes(self[position], self[position - 1]) {
      let element = self[position]
      var hole = position
      repeat {
        self[hole] = self[hole - 1]
        hole -= 1
      } while hole > 0 && precedes(element, self[hole - 1])
      self[hole] = element
      rest -= position - hole
      if rest < 0 { return sort(by: precedes) }
    }
  }
}
