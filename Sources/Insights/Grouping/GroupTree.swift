/// The branches that groups stand at the ends of: one for each combination of codes that occurs.
struct GroupTree {
  private struct Step: Hashable {
    var branch: Int
    var code: Int32
  }

  static let root = 0

  private var steps = [Step(branch: 0, code: 0)]
  private var branches: [Step: Int] = [:]
  private var leaves: [Int: Int] = [:]
  private var leafBranches: [Int] = []

  /// The branch that a code leads to.
  mutating func branch(_ code: Int32, from branch: Int) -> Int {
    let step = Step(branch: branch, code: code)
    if let known = branches[step] { return known }
    steps.append(step)
    branches[step] = steps.count - 1
    return steps.count - 1
  }

  /// The number of the group at a branch, counted from 0 as they come.
  mutating func leaf(of branch: Int) -> Int {
    if let known = leaves[branch] { return known }
    leafBranches.append(branch)
    leaves[branch] = leafBranches.count - 1
    return leafBranches.count - 1
  }

  /// The codes from the root to a group.
  func codes(ofLeaf leaf: Int) -> [Int32] {
    var codes: [Int32] = []
    var branch = leafBranches[leaf]
    while branch != Self.root {
      codes.append(steps[branch].code)
      branch = steps[branch].branch
    }
    return codes.reversed()
  }
}
