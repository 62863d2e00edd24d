import YAMLRecord

extension ChargingIndex {
  /// The index with some session files as they are now, and all others as they were.
  ///
  /// Copies references and numbers, never a session, so a change is quick in a log of any size.
  ///
  /// - Parameters:
  ///   - paths: The session files that may have changed.
  ///   - files: Those of them that are there, read anew.
  package func refreshed(_ paths: Set<String>, _ files: [RecordFile]) -> ChargingIndex {
    var read: [Session] = []
    for file in files { if case .session(let session) = file.content { read.append(session) } }
    let unreadable = files.count - read.count
    let part = PlacedSessions(read, by: catalog)
    let gone = sessions.indices.filter { paths.contains(sessions.path(at: $0)) }
    let known = Set(gone.map { sessions.path(at: $0) })
    let kept = diagnostics.filter { !paths.contains($0.file) }
    let (timeline, added) = Timeline(of: self).replacing(gone, by: part)
    return ChargingIndex(
      catalog,
      timeline,
      diagnostics: kept + files.flatMap(\.diagnostics),
      findings: findings.filter { !paths.contains($0.file) } + part.findings,
      sessionsLeftOut: sessionsLeftOut - leftOut(paths.subtracting(known)) + unreadable
        + part.leftOut,
      derived: DerivedValues(after: derived, DerivedValues.Change(gone: gone, added: added))
    )
  }

  /// How many of some files, of which none is among the sessions, were left out for their errors.
  private func leftOut(_ paths: Set<String>) -> Int {
    let unreadable = diagnostics.filter { $0.severity == .error }.map(\.file)
    let unusable = findings.filter { $0.severity == .error }.map(\.file)
    return paths.intersection(unreadable + unusable).count
  }
}

extension Timeline {
  init(of index: ChargingIndex) {
    self.init(
      sessions: index.sessions,
      starts: index.starts,
      ends: index.ends,
      places: index.places,
      cars: index.carNumbers,
      entries: index.entries,
      names: index.names
    )
  }

  /// The timeline without the sessions at some positions, and with others, and where these stand.
  fileprivate func replacing(_ gone: [Int], by part: PlacedSessions) -> (Timeline, added: [Int]) {
    let both = appending(Timeline([part]))
    let (kept, all) = (sessions.count, both.sessions.count)
    var (old, new) = (0, kept)
    var order: [Int] = []
    order.reserveCapacity(all)
    var skipped = gone[...]
    while old < kept || new < all {
      if old == skipped.first {
        skipped.removeFirst()
        old += 1
      } else if new < all, old == kept || both.precedes(new, old) {
        order.append(new)
        new += 1
      } else {
        order.append(old)
        old += 1
      }
    }
    var timeline = both.picking(order)
    timeline.number()
    return (timeline, order.indices.filter { order[$0] >= kept })
  }
}
