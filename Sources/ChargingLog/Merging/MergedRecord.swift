/// What comes of merging one file.
package struct MergedRecord: Sendable, Hashable {
  /// The content of the file; `nil` when it is gone.
  package var content: [UInt8]?
  /// Files to be written besides, by their path below the data directory: the conflict records.
  package var conflicts: [String: [UInt8]] = [:]

  package init(content: [UInt8]?, conflicts: [String: [UInt8]] = [:]) {
    self.content = content
    self.conflicts = conflicts
  }
}

/// Merges one file of the data directory three ways.
///
/// The result is a function of its arguments alone, so machines that merge the same commits write
/// the same bytes. No value of either side is ever lost: what cannot stand in the file stands in a
/// conflict record.
///
/// - Parameters:
///   - path: Where the file stands, relative to the data directory.
///   - base: The content that both sides began with; `nil` when there was no such file.
///   - primary: The side whose value stands in a conflict; see ``MergeSide/isPrimary(beside:)``.
///   - secondary: The other side.
/// - Returns: The content of the file, and the files to write besides.
package func mergedRecord(
  path: String,
  base: [UInt8]?,
  primary: MergeSide,
  secondary: MergeSide
) -> MergedRecord {
  if primary.bytes == secondary.bytes || secondary.bytes == base {
    return MergedRecord(content: primary.bytes)
  }
  if primary.bytes == base { return MergedRecord(content: secondary.bytes) }
  let merge = FileMerge(path: path, base: base, primary: primary, secondary: secondary)
  switch RecordKind(path: path) {
  case .conflict: return merge.ofConflicts()
  case .some(let kind): return merge.ofRecords(kind)
  case nil: return merge.ofOtherFiles()
  }
}

extension [String: [UInt8]] {
  /// Adds a conflict record to the files of a data directory; where another conflict has its name, it
  /// gets a name of its own, and the same conflict is not added twice.
  package mutating func add(conflict bytes: [UInt8], at path: String) {
    guard let present = self[path], present != bytes else {
      self[path] = bytes
      return
    }
    let (first, second) = (MergeSide(conflict: present), MergeSide(conflict: bytes))
    let both = mergedRecord(path: path, base: nil, primary: first, secondary: second)
    self[path] = both.content
    merge(both.conflicts) { first, _ in first }
  }
}

extension MergeSide {
  fileprivate init(conflict bytes: [UInt8]) {
    self.init(bytes: bytes, commit: "", machine: nil, secondsSince1970: 0)
  }
}
