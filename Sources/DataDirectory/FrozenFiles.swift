import ChargingLog
import YAMLRecord

/// The files of a data directory as they once were, in memory.
package struct FrozenFiles: Sendable {
  let files: [String: [UInt8]]
}

extension DataDirectory {
  /// The directory with other files in the place of those on disk; it can be read, and not written.
  package func frozen(_ files: [(path: String, bytes: [UInt8])]) -> DataDirectory {
    var copy = self
    copy.frozenFiles = FrozenFiles(
      files: Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    )
    return copy
  }

  /// An index of files in memory.
  func load(frozen: FrozenFiles) async -> ChargingIndex {
    let paths = frozen.files.keys.sorted { PathOrder.precedes($0, $1) }
    let records = await concurrently(Self.blocks(of: paths)) { block in
      block.map { RecordFile.read(frozen.files[$0] ?? [], path: $0) }
    }.flatMap(\.self)
    var sessions: [Session] = []
    var others: [RecordFile] = []
    var diagnostics: [Diagnostic] = []
    var leftOut = 0
    for record in records {
      guard RecordKind(path: record.path) == .session else {
        others.append(record)
        continue
      }
      diagnostics += record.diagnostics
      if case .session(let session) = record.content {
        sessions.append(session)
      } else {
        leftOut += 1
      }
    }
    return ChargingIndex(
      files: others,
      sessions: sessions,
      diagnostics: diagnostics,
      sessionsLeftOut: leftOut
    )
  }

  private static func blocks(of paths: [String]) -> [ArraySlice<String>] {
    stride(from: 0, to: paths.count, by: 2048).map { paths[$0..<min($0 + 2048, paths.count)] }
  }
}
