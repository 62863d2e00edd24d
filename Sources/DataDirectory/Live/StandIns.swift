import ChargingLog
import YAMLRecord

/// Gives files that have just been broken the values that they had before: whoever edits them is not
/// done yet. What is wrong with them is told all the same.
extension ChargingIndex {
  /// Records of any kind but sessions, with values for those that are broken, and settings in any
  /// case: without them nothing has a zone or a currency.
  func completing(_ files: [RecordFile]) -> [RecordFile] {
    var files = files.map { file in
      guard file.content == nil, let older = content(of: file.path) else { return file }
      return RecordFile(path: file.path, content: older, diagnostics: file.diagnostics)
    }
    if !files.contains(where: { $0.path == "settings.yaml" }) {
      files.append(
        RecordFile(path: "settings.yaml", content: .settings(settings), diagnostics: [])
      )
    }
    return files
  }

  private func content(of path: String) -> RecordFile.Content? {
    let id = RecordID.of(path: path)
    switch RecordKind(path: path) {
    case .settings: return .settings(settings)
    case .car: return cars[id].map { .car($0) }
    case .location: return locations[id].map { .location($0) }
    case .tariff: return tariffs[id].map { .tariff($0) }
    default: return nil
    }
  }

  /// Session files read anew, with values for those that are broken.
  func completing(sessions files: [RecordFile]) -> [RecordFile] {
    guard files.contains(where: { $0.content == nil }) else { return files }
    return files.map { file in
      guard file.content == nil,
        let position = sessions.positions(of: [file.path]).first
      else { return file }
      let old = sessions[position]
      return RecordFile(path: file.path, content: .session(old), diagnostics: file.diagnostics)
    }
  }

  /// The sessions of files that are left out of a newer index for their errors, as they were here.
  func leftOut(of newer: ChargingIndex) -> [RecordFile] {
    let broken = Dictionary(
      grouping: newer.diagnostics.filter { RecordKind(path: $0.file) == .session },
      by: \.file
    ).filter { $0.value.contains { $0.severity == .error } }
    guard !broken.isEmpty else { return [] }
    return sessions.positions(of: Set(broken.keys)).map { position in
      let session = sessions[position]
      return RecordFile(
        path: session.path,
        content: .session(session),
        diagnostics: broken[session.path] ?? []
      )
    }
  }

  /// The broken files that older values stand in for.
  var stale: Set<String> {
    let broken = Set(diagnostics.lazy.filter { $0.severity == .error }.map(\.file))
    guard !broken.isEmpty else { return [] }
    let known = Set(sessions.positions(of: broken).map { sessions.path(at: $0) })
    return known.union(
      broken.filter { RecordKind(path: $0) != .session && content(of: $0) != nil }
    )
  }
}
