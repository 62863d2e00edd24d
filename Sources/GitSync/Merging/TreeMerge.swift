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
  }

  /// Merges everything that either side changed.
  mutating func run() throws(GitError) {
    try findSettled()
    try mergeRenames()
    for path in settled.keys.sorted() where !done.contains(path) { try mergeChoices(path) }
    for path in secondary.keys.sorted() where !done.contains(path) {
      guard let theirs = secondary[path] else { continue }
      if let ours = primary[path] {
        if ours.new?.id != theirs.new?.id {
          try ask(path, base: theirs.old, primary: ours.new, secondary: theirs.new)
        }
      } else {
        changes[freePath(for: path, theirs)] = try content(theirs.new)
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
    let ours = try renames(in: primary, touchedBy: secondary)
    let theirs = try renames(in: secondary, touchedBy: primary)
    for old in Set(ours.keys).union(theirs.keys).sorted() {
      let base = primary[old]?.old ?? secondary[old]?.old
      let (our, their) = (ours[old], theirs[old])
      let target = our ?? their ?? old
      // Where one side has not renamed, it may have changed the file or removed it.
      let left = try version(primary, our, old, base)
      let right = try version(secondary, their, old, base)
      guard left != nil || right != nil else { continue }
      if our == nil, left == nil || their == nil, right == nil {
        // Renamed there and removed here, or the other way round: an edit against a removal.
        if our == nil, primary[old]?.new == nil { continue }
        if their == nil, secondary[old]?.new == nil { continue }
      }
      try ask(target, base: base, primary: left, secondary: right)
      if target != old { changes[old] = .some(nil) }
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

  /// Files that a side has moved, old path by new, as far as the other side touched them.
  private func renames(
    in side: Differences,
    touchedBy other: Differences
  ) throws(GitError) -> [String: String] {
    let gone = side.filter { $0.value.new == nil && other[$0.key] != nil }.keys.sorted()
    guard !gone.isEmpty else { return [:] }
    var added = side.filter { $0.value.old == nil && $0.value.new != nil }
    var result: [String: String] = [:]
    for old in gone {
      guard let file = side[old]?.old else { continue }
      let folder = old.prefix { $0 != "/" }
      let near = added.keys.sorted().filter { $0.prefix { $0 != "/" } == folder }
      var best: (path: String, score: Double)?
      for path in near {
        guard let candidate = added[path]?.new else { continue }
        if candidate.id == file.id {
          best = (path, 1)
          break
        }
        let score = Similarity.of(try read(file.id), try read(candidate.id))
        if score >= 0.6, score > best?.score ?? 0 { best = (path, score) }
      }
      guard let best else { continue }
      result[old] = best.path
      added[best.path] = nil
    }
    return result
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

  /// The path of a file that only the other side has; another one when the primary side has added one
  /// that differs in case only, which many file systems take for the same.
  private func freePath(for path: String, _ change: (old: TreeFile?, new: TreeFile?)) -> String {
    guard change.old == nil, change.new != nil else { return path }
    let folded = path.lowercased()
    guard primary.contains(where: { $0.value.new != nil && $0.key.lowercased() == folded }) else {
      return path
    }
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    return "\(path[..<dot])-2\(path[dot...])"
  }
}

/// How much of one text is in another.
enum Similarity {
  /// The share of lines that two texts have in common, from 0 to 1.
  static func of(_ one: [UInt8], _ other: [UInt8]) -> Double {
    let (left, right) = (lines(one), lines(other))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in left { counts[line, default: 0] += 1 }
    var common = 0
    for line in right where counts[line, default: 0] > 0 {
      counts[line, default: 0] -= 1
      common += 1
    }
    return Double(common * 2) / Double(left.count + right.count)
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(whereSeparator: { $0 == 10 || $0 == 13 })
  }
}
