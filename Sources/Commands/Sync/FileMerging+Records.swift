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
  } isMoved: { path, removed, added in
    guard RecordKind(path: path) == .session else { return true }
    guard let one = session(path, removed), let other = session(path, added) else { return false }
    return one.car == other.car && one.start == other.start
  } areDistinct: { path, one, other in
    guard let one = session(path, one), let other = session(path, other) else { return false }
    return one.isAnother(than: other)
  }

  private static func session(_ path: String, _ bytes: [UInt8]) -> Session? {
    guard RecordKind(path: path) == .session,
      case .session(let session) = RecordFile.read(bytes, path: path).content
    else { return nil }
    return session
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

extension Session {
  /// Whether this and a session of the same name are two charges.
  ///
  /// They are when something that a charge has but once differs; what only one of them knows tells
  /// nothing.
  fileprivate func isAnother(than other: Session) -> Bool {
    func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
      guard let one, let other else { return false }
      return one != other
    }
    if let id = source?.id, id == other.source?.id, source?.importer == other.source?.importer {
      return false
    }
    return differ(car, other.car) || differ(start, other.start) || differ(end, other.end)
      || differ(energyKWh, other.energyKWh) || differ(location, other.location)
      || differ(odometerMiles, other.odometerMiles)
      || differ(odometerKilometres, other.odometerKilometres)
  }
}
