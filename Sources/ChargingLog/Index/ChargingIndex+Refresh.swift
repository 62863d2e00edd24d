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
    let gone = sessions.positions(of: paths)
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
    let new = Timeline([part])
    let splice = Splice(
      leaving: gone,
      inserting: new.sessions.indices.map { position(before: new, at: $0) },
      in: sessions.count
    )
    var names = names
    let renumbering = names.merge(new.names)
    let entries = new.entries.map { entry in
      var entry = entry
      renumbering.apply(to: &entry)
      return entry
    }
    var timeline = Timeline(
      sessions: sessions.spliced(with: new.sessions, splice),
      starts: splice.apply(to: starts, new.starts),
      ends: splice.apply(to: ends, new.ends),
      places: splice.apply(to: places, new.places),
      cars: splice.apply(to: cars, new.cars),
      entries: splice.apply(to: self.entries, entries),
      names: names
    )
    timeline.number()
    return (timeline, splice.added)
  }

  /// The position here of the first session that a session of another timeline comes before.
  private func position(before other: Timeline, at position: Int) -> Int {
    let start = other.starts[position]
    let path = other.sessions.path(at: position)
    return starts.indices.firstPosition {
      start == starts[$0]
        ? RecordOrder.precedes(path, sessions.path(at: $0)) : start < starts[$0]
    }
  }
}
