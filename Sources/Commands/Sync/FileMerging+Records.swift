import ChargingLog
import GitSync
import YAMLRecord

extension FileMerging {
  /// The merge of records, key by key.
  static let records = FileMerging { question in
    if let unsettled = question.unsettled { return unsettled }
    let merged = mergedRecord(
      path: question.path,
      base: question.baseBeforeConflicts,
      primary: MergeSide(question.primary),
      secondary: MergeSide(question.secondary)
    )
    return Answer(content: merged.content, conflicts: merged.conflicts)
  } combine: { path, one, other in
    var files: [String: [UInt8]] = [path: one]
    files.add(conflict: other, at: path)
    let content = files.removeValue(forKey: path)
    return Answer(content: content, conflicts: files)
  } subject: { path, bytes in
    conflict(path, bytes)?.file
  }

  fileprivate static func conflict(_ path: String, _ bytes: [UInt8]) -> Conflict? {
    guard RecordKind(path: path) == .conflict,
      case .conflict(let conflict) = RecordFile.read(bytes, path: path).content
    else { return nil }
    return conflict
  }
}

extension FileMerging.Question {
  private var conflicts: [Conflict] {
    settled.sorted { $0.key < $1.key }.compactMap { FileMerging.conflict($0.key, $0.value) }
  }

  /// What both sides began with, as it was before the conflicts that both have settled since.
  ///
  /// Whoever keeps what stands in a record changes no byte of it. Against this base that is a choice
  /// like any other, and two that differ are a conflict again.
  fileprivate var baseBeforeConflicts: [UInt8]? {
    guard let base, let kind = RecordKind(path: path) else { return base }
    var bytes = base
    for conflict in conflicts {
      guard let key = conflict.key else { return nil }
      guard let record = Record.read(bytes, file: path).record, !record.isPartial else { continue }
      let edit = ConflictEdit(record: record, kind: kind, key: key)
      guard let earlier = try? edit.setting(conflict.base, isWritten: true) else { continue }
      bytes = earlier.source.bytes
    }
    return bytes
  }

  /// The file as it stands and its conflict as it was, where one side has settled it by keeping the file
  /// and the other by removing it.
  fileprivate var unsettled: FileMerging.Answer? {
    let whole = settled.filter { FileMerging.conflict($0.key, $0.value)?.key == nil }
    guard !whole.isEmpty, (primary.bytes == nil) != (secondary.bytes == nil) else { return nil }
    return FileMerging.Answer(content: primary.bytes ?? secondary.bytes, conflicts: whole)
  }
}

extension MergeSide {
  fileprivate init(_ side: FileMerging.Side) {
    self.init(
      bytes: side.bytes,
      commit: side.commit,
      machine: side.machine,
      secondsSince1970: side.secondsSince1970
    )
  }
}
