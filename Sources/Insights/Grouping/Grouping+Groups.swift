package import ChargingLog

extension Grouping {
  /// Puts the sessions at some positions, in any order, into groups, sorted by their keys, the
  /// unknown last.
  ///
  /// O(n) of all sessions.
  package func groups(of positions: [Int], in index: ChargingIndex) -> [Group] {
    groups(of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already: one pass over its numbers.
  package func groups(of positions: [Int], in ledger: Ledger) -> [Group] {
    var columns = keys.map { GroupColumn($0, ledger) }
    var tree = GroupTree()
    var sums: [TotalsSums] = []
    var branches: [Int] = []
    func add(_ entry: LedgerEntry, _ position: Int, isPart: Bool) {
      branches.removeAll(keepingCapacity: true)
      branches.append(GroupTree.root)
      for column in columns.indices {
        columns[column].spread(&branches, by: position, entry, in: &tree)
      }
      for branch in branches {
        let leaf = tree.leaf(of: branch)
        if leaf == sums.count { sums.append(TotalsSums()) }
        sums[leaf].add(position, entry, ledger, isPart: isPart)
      }
    }
    let bands = isSplitting ? ledger.bands : nil
    for position in positions.inOrder {
      guard let bands else {
        add(ledger.entries[position], position, isPart: false)
        continue
      }
      for part in bands.parts(of: ledger.entries[position], at: position) {
        add(part, position, isPart: true)
      }
    }
    let codes = sums.indices.map { tree.codes(ofLeaf: $0) }
    let labels = codes.map { codes in zip(columns, codes).map { $0.label(of: $1, ledger) } }
    func isOrdered(_ left: Int, _ right: Int) -> Bool {
      for column in columns.indices where codes[left][column] != codes[right][column] {
        // Days and their periods have numbers in the order of time.
        if columns[column].key.isOfTime { return codes[left][column] < codes[right][column] }
        guard let first = labels[left][column], let second = labels[right][column] else {
          return labels[left][column] != nil
        }
        if first != second { return first < second }
      }
      return false
    }
    return sums.indices.sorted(by: isOrdered)
      .map { Group(keys: labels[$0], totals: sums[$0].totals(ledger)) }
  }
}
