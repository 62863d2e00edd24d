import YAMLRecord

extension FileMerge {
  /// Merges conflict records: the same conflict found twice is one, two different ones both stay.
  func ofConflicts() -> MergedRecord {
    guard let first = primary.bytes, let second = secondary.bytes else {
      return MergedRecord(content: primary.bytes ?? secondary.bytes)
    }
    if let one = conflict(first), let two = conflict(second), one == two {
      return MergedRecord(content: first)
    }
    return MergedRecord(
      content: first,
      conflicts: [ConflictRecords.path(path, marked: second): second]
    )
  }

  /// What a conflict is about: machines that find it in other commits tell the same of it.
  private struct Subject: Equatable {
    var file: String
    var key: String?
    var value: String?
    var bytes: String?
  }

  private func conflict(_ bytes: [UInt8]) -> Subject? {
    guard case .conflict(let conflict) = RecordFile.read(bytes, path: path).content else {
      return nil
    }
    return Subject(
      file: conflict.file,
      key: conflict.key,
      value: conflict.other?.value,
      bytes: conflict.other?.bytes
    )
  }
}
