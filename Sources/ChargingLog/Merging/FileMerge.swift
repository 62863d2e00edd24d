import YAMLRecord

/// One file that both sides changed.
struct FileMerge {
  let path: String
  let base: [UInt8]?
  let primary: MergeSide
  let secondary: MergeSide

  /// Merges records key by key.
  func ofRecords(_ kind: RecordKind) -> MergedRecord {
    guard let first = primary.bytes, let second = secondary.bytes else {
      return withoutOneSide(kind.mergeRules)
    }
    switch (record(first), record(second)) {
    case (let first?, let second?):
      let merge = RecordMerge(
        base: base.flatMap(record),
        primary: first,
        secondary: second,
        rules: kind.mergeRules
      )
      guard let merge else { return whole(primary, over: secondary) }
      var records = ConflictRecords(file: path)
      for conflict in merge.conflicts {
        records.add(
          conflict,
          kept: conflict.keepsPrimary ? primary : secondary,
          other: conflict.keepsPrimary ? secondary : primary
        )
      }
      return MergedRecord(content: merge.bytes, conflicts: records.files)
    case (nil, .some): return whole(secondary, over: primary)
    default: return whole(primary, over: secondary)
    }
  }

  /// Deleted on one side, changed on the other: the change stays.
  func withoutOneSide(_ rules: MergeRule) -> MergedRecord {
    let (kept, other) = primary.bytes == nil ? (secondary, primary) : (primary, secondary)
    if let bytes = kept.bytes, let now = record(bytes), let before = base.flatMap(record),
      now.says(sameAs: before, rules)
    {
      return MergedRecord(content: nil)
    }
    return whole(kept, over: other)
  }

  /// One side stands as it is; a conflict record keeps all of the other.
  func whole(_ kept: MergeSide, over other: MergeSide) -> MergedRecord {
    var records = ConflictRecords(file: path)
    records.addWhole(kept: kept, other: other)
    return MergedRecord(content: kept.bytes, conflicts: records.files)
  }

  /// The record, if every byte of it can be read.
  func record(_ bytes: [UInt8]) -> Record? {
    let reading = Record.read(bytes, file: path)
    return reading.diagnostics.isEmpty ? reading.record : nil
  }
}
