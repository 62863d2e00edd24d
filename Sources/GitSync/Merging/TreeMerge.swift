/// The merge of two trees, file by file.
///
/// The result is the primary side's tree with some changes. It follows from the trees and commits
/// alone: who merges does not matter.
struct TreeMerge {
  /// A tree, and the commit that it is of.
  struct Side {
    var tree: ObjectID
    var commit: Commit

    func side(_ bytes: [UInt8]?) -> FileMerging.Side {
      FileMerging.Side(
        bytes: bytes,
        commit: commit.id.description,
        machine: commit.message[trailer: "Machine"],
        secondsSince1970: commit.committer.secondsSince1970
      )
    }
  }

  /// What each side did to a path since the base.
  typealias Differences = [String: (old: TreeFile?, new: TreeFile?)]

  let primary: Differences
  let secondary: Differences
  let primarySide: Side
  let secondarySide: Side
  let merging: FileMerging
  /// Reads a blob.
  let read: (ObjectID) throws(GitError) -> [UInt8]
  /// What the primary side's tree has at a path.
  let find: (String) throws(GitError) -> TreeFile?

  /// What is to change in the primary side's tree, by path; `nil`: no file.
  private(set) var changes: [String: [UInt8]?] = [:]
  /// The files that tell of the conflicts of this merge.
  private(set) var conflictPaths: Set<String> = []
  /// Conflict files of this merge, by path.
  private var conflicts: [String: [UInt8]] = [:]
  private var done: Set<String> = []
  /// Conflict files that both sides have removed, by the file that they are about and their own path.
  private var settled: [String: [String: [UInt8]]] = [:]
  private let primaryNames: Set<String>
  private let secondaryNames: Set<String>
  /// Names that this merge has made up, in lower case.
  private var givenNames: Set<String> = []

  init(
    primary: Differences,
    secondary: Differences,
    primarySide: Side,
    secondarySide: Side,
    merging: FileMerging,
    read: @escaping (ObjectID) throws(GitError) -> [UInt8],
    find: @escaping (String) throws(GitError) -> TreeFile?
  ) {
    self.primary = primary
    self.secondary = secondary
    self.primarySide = primarySide
    self.secondarySide = secondarySide
    self.merging = merging
    self.read = read
    self.find = find
    primaryNames = Self.names(primary)
    secondaryNames = Self.names(secondary)
  }

  /// Merges everything that either side changed.
  mutating func run() throws(GitError) {
    try findSettled()
    try mergeRenames()
    for path in settled.keys.sorted() where !done.contains(path) { try mergeChoices(path) }
    for path in secondary.keys.sorted() where !done.contains(path) {
      guard let theirs = secondary[path] else { continue }
      if let ours = primary[path] {
        if ours.new?.id == theirs.new?.id { continue }
        if theirs.old == nil, try areDistinct(path, ours.new, theirs.new) {
          changes[try freePath(beside: path)] = try content(theirs.new)
        } else {
          try ask(path, base: theirs.old, primary: ours.new, secondary: theirs.new)
        }
      } else {
        changes[try freePath(for: path, theirs)] = try content(theirs.new)
      }
    }
    for (path, bytes) in conflicts.sorted(by: { $0.key < $1.key }) { try place(bytes, at: path) }
  }

  /// Looks for the conflicts that both sides have settled.
  private mutating func findSettled() throws(GitError) {
    for (path, change) in secondary where change.new == nil {
      guard let ours = primary[path], ours.new == nil, let bytes = try content(ours.old),
        let file = merging.subject(path, bytes)
      else { continue }
      settled[file, default: [:]][path] = bytes
    }
  }

  /// A file about which both sides have settled a conflict: one that left it as it was has chosen too.
  private mutating func mergeChoices(_ path: String) throws(GitError) {
    guard let base = (primary[path] ?? secondary[path])?.old else { return }
    let left = try version(primary, nil, path, base)
    let right = try version(secondary, nil, path, base)
    done.insert(path)
    guard left?.id != right?.id else { return }
    try ask(path, base: base, primary: left, secondary: right)
  }

  /// Puts a conflict file into the result, beside one of its name that waits there or that the other
  /// side brings along.
  private mutating func place(_ bytes: [UInt8], at path: String) throws(GitError) {
    let present: [UInt8]? =
      if let change = changes[path] { change } else { try content(try find(path)) }
    guard let present, present != bytes else {
      changes[path] = bytes
      conflictPaths.insert(path)
      return
    }
    let both = merging.combine(path, present, bytes)
    changes[path] = .some(both.content)
    if both.conflicts.isEmpty { conflictPaths.insert(path) }
    for (path, bytes) in both.conflicts.sorted(by: { $0.key < $1.key }) {
      try place(bytes, at: path)
    }
  }

  /// A file that one side renamed and the other changed, or renamed otherwise.
  private mutating func mergeRenames() throws(GitError) {
    let renames = try Renames(primary: primary, secondary: secondary, merging, read)
    for old in renames.paths {
      let base = primary[old]?.old ?? secondary[old]?.old
      let (our, their) = (renames.primary[old], renames.secondary[old])
      let left = try version(primary, our, old, base)
      let right = try version(secondary, their, old, base)
      // Renamed on one side and removed on the other: it stays under its new name.
      guard left != nil, right != nil, let target = our ?? their else { continue }
      try ask(target, base: base, primary: left, secondary: right)
      changes[old] = .some(nil)
      if let their, their != target { changes[their] = .some(nil) }
      done.formUnion([old, our, their].compactMap { $0 })
    }
  }

  private func version(
    _ differences: Differences,
    _ renamed: String?,
    _ old: String,
    _ base: TreeFile?
  ) throws(GitError) -> TreeFile? {
    if let renamed { return differences[renamed]?.new }
    if let change = differences[old] { return change.new }
    return base
  }

  private mutating func ask(
    _ path: String,
    base: TreeFile?,
    primary: TreeFile?,
    secondary: TreeFile?
  ) throws(GitError) {
    let question = FileMerging.Question(
      path: path,
      base: try content(base),
      primary: primarySide.side(try content(primary)),
      secondary: secondarySide.side(try content(secondary)),
      settled: settled[path] ?? [:]
    )
    let answer = merging.merge(question)
    changes[path] = .some(answer.content)
    for (path, bytes) in answer.conflicts.sorted(by: { $0.key < $1.key }) { add(bytes, at: path) }
  }

  /// Adds a conflict file; one of that name that is there already is kept.
  private mutating func add(_ bytes: [UInt8], at path: String) {
    guard let present = conflicts[path], present != bytes else {
      conflicts[path] = bytes
      return
    }
    let both = merging.combine(path, present, bytes)
    conflicts[path] = both.content
    conflicts.merge(both.conflicts) { first, _ in first }
  }

  private func content(_ file: TreeFile?) throws(GitError) -> [UInt8]? {
    guard let file else { return nil }
    return try read(file.id)
  }

  /// Whether both sides have added a file under one name, each about something else.
  private func areDistinct(_ path: String, _ ours: TreeFile?, _ theirs: TreeFile?) throws(GitError)
    -> Bool
  {
    guard let one = try content(ours), let other = try content(theirs) else { return false }
    return merging.areDistinct(path, one, other)
  }

  /// The path of a file that only the other side has; another one when the primary side has added one
  /// that differs in case only, which many file systems take for the same.
  private mutating func freePath(
    for path: String,
    _ change: (old: TreeFile?, new: TreeFile?)
  ) throws(GitError) -> String {
    guard change.old == nil, change.new != nil else { return path }
    if primaryNames.contains(path.lowercased()) { return try freePath(beside: path) }
    // Of two of the other side's own that differ in case only, each keeps its name.
    return path
  }

  /// A path like another one, with the first number that no file of either side has in any case.
  private mutating func freePath(beside path: String) throws(GitError) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    var number = 2
    while true {
      let candidate = "\(path[..<dot])-\(number)\(path[dot...])"
      let folded = candidate.lowercased()
      let isTaken =
        primaryNames.contains(folded) || secondaryNames.contains(folded)
        || givenNames.contains(folded)
      let present = try find(candidate)
      if !isTaken, present == nil {
        givenNames.insert(folded)
        return candidate
      }
      number += 1
    }
  }

  /// The names of the files that a side has added or changed, in lower case.
  private static func names(_ differences: Differences) -> Set<String> {
    Set(differences.lazy.filter { $0.value.new != nil }.map { $0.key.lowercased() })
  }
}
