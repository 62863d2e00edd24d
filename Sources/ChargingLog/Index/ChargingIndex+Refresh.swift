import YAMLRecord

extension ChargingIndex {
  /// The index with some session files as they are now, and all others as they were.
  ///
  /// Copies what stands behind the first session that moved, so the usual change, of one of the
  /// latest, is quick in a log of any size.
  ///
  /// - Parameters:
  ///   - paths: The session files that may have changed.
  ///   - files: Those of them that are there, read anew.
  package func refreshed(_ paths: Set<String>, _ files: [RecordFile]) -> ChargingIndex {
    var read: [Session] = []
    for file in files { if case .session(let session) = file.content { read.append(session) } }
    let unreadable = files.count - read.count
    let part = PlacedSessions(read, by: catalog)
    let gone = sessions.indices.filter { paths.contains(sessions[$0].path) }
    let known = Set(gone.map { sessions[$0].path })
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
      cars: index.carNumbers
    )
  }

  /// The timeline without the sessions at some positions, and with others, and where these stand.
  fileprivate func replacing(_ gone: [Int], by part: PlacedSessions) -> (Timeline, added: [Int]) {
    let new = Timeline([part])
    var (old, next) = (0, 0)
    var order: [Source] = []
    order.reserveCapacity(sessions.count + new.sessions.count)
    var skipped = gone[...]
    while old < sessions.count || next < new.sessions.count {
      if old == skipped.first {
        skipped.removeFirst()
        old += 1
      } else if next < new.sessions.count, old == sessions.count || new.precedes(next, self, old) {
        order.append(Source(isNew: true, position: next))
        next += 1
      } else {
        order.append(Source(isNew: false, position: old))
        old += 1
      }
    }
    return (merged(with: new, in: order), order.indices.filter { order[$0].isNew })
  }

  /// Where a session of a merged timeline comes from.
  private struct Source {
    var isNew: Bool
    var position: Int
  }

  private func precedes(_ position: Int, _ other: Timeline, _ otherPosition: Int) -> Bool {
    starts[position] == other.starts[otherPosition]
      ? sessions[position].path < other.sessions[otherPosition].path
      : starts[position] < other.starts[otherPosition]
  }

  private func merged(with new: Timeline, in order: [Source]) -> Timeline {
    func merge<T>(_ values: [T], _ newValues: [T]) -> [T] {
      order.map { $0.isNew ? newValues[$0.position] : values[$0.position] }
    }
    let untouched = order.enumerated().first { $1.isNew || $0 != $1.position }?.offset
    return Timeline(
      sessions: sessions.keeping(
        untouched ?? order.count,
        then: order.dropFirst(untouched ?? order.count).lazy.map {
          $0.isNew ? new.sessions[$0.position] : sessions[$0.position]
        }
      ),
      starts: merge(starts, new.starts),
      ends: merge(ends, new.ends),
      places: merge(places, new.places),
      cars: merge(cars, new.cars)
    )
  }
}
