import ChargingLog
import DataDirectory
import YAMLRecord

/// File names for new sessions that nothing else has.
struct SessionNames {
  private let directory: DataDirectory
  private var taken: Swift.Set<String>

  init(_ directory: DataDirectory, _ index: ChargingIndex) {
    self.directory = directory
    taken = Swift.Set(index.sessions.paths.map { RecordID.of(path: $0).lowercased() })
    // Files with errors have names too.
    let others = index.diagnostics.map(\.file) + index.findings.map(\.file)
    for path in others where path.hasPrefix("sessions/") {
      taken.insert(RecordID.of(path: path).lowercased())
    }
  }

  /// The session's own path where it has one, else one made from its start and car.
  mutating func path(for session: Session) -> String {
    while true {
      let isOwn = !session.path.isEmpty && !taken.contains(session.id.lowercased())
      let path =
        isOwn ? session.path : DataDirectory.sessionPath(for: session) { taken.contains($0) }
      taken.insert(RecordID.of(path: path).lowercased())
      if !directory.exists(path) { return path }
    }
  }
}
