/// The branches that groups stand at the ends of: one for each combination of codes that occurs.
struct GroupTree {
  private struct Step {
    var branch: Int32
    var code: Int32

    /// The same as one number.
    var key: UInt64 { UInt64(UInt32(bitPattern: branch)) << 32 | UInt64(UInt32(bitPattern: code)) }
  }

  static let root = 0

  private var steps = [Step(branch: 0, code: 0)]
  private var branches = BranchTable()
  /// The branches that small codes lead to from the root, by code + 1; 0 where none was.
  private var rootBranches: [Int32] = []
  /// The number of the group at each branch, -1 where none ends.
  private var leaves: [Int32] = [-1]
  private var leafBranches: [Int] = []

  private static let smallCodes: Int32 = 1 << 17

  /// The branch that a code leads to.
  mutating func branch(_ code: Int32, from branch: Int) -> Int {
    if branch == Self.root, -1..<Self.smallCodes ~= code {
      let place = Int(code) + 1
      while rootBranches.count <= place { rootBranches.append(0) }
      if rootBranches[place] == 0 {
        rootBranches[place] = grow(Step(branch: Int32(branch), code: code))
      }
      return Int(rootBranches[place])
    }
    let step = Step(branch: Int32(branch), code: code)
    if let known = branches[step.key] { return Int(known) }
    let new = grow(step)
    branches.add(step.key, new)
    return Int(new)
  }

  private mutating func grow(_ step: Step) -> Int32 {
    steps.append(step)
    leaves.append(-1)
    return Int32(steps.count - 1)
  }

  /// The number of the group at a branch, counted from 0 as they come.
  mutating func leaf(of branch: Int) -> Int {
    if leaves[branch] < 0 {
      leaves[branch] = Int32(leafBranches.count)
      leafBranches.append(branch)
    }
    return Int(leaves[branch])
  }

  /// The codes from the root to a group.
  func codes(ofLeaf leaf: Int) -> [Int32] {
    var codes: [Int32] = []
    var branch = leafBranches[leaf]
    while branch != Self.root {
      codes.append(steps[branch].code)
      branch = Int(steps[branch].branch)
    }
    return codes.reversed()
  }
}
