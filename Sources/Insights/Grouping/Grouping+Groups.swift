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
    let labels = sums.indices.map { leaf in
      zip(columns, tree.codes(ofLeaf: leaf)).map { $0.label(of: $1, ledger) }
    }
    return sums.indices
      .sorted { Self.isOrdered(labels[$0], labels[$1]) }
      .map { Group(keys: labels[$0], totals: sums[$0].totals(ledger)) }
  }

  private static func isOrdered(_ left: [String?], _ right: [String?]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
      guard let left, let right else { return left != nil }
      return left < right
    }
    return false
  }
}
