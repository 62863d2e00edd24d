/// Sessions in the order of their start, then of their path.
struct Timeline {
  var sessions: SessionList
  var starts: [Instant]
  var ends: [Instant?]
  /// The number of each session's location in the catalog, -1 for none.
  var places: [Int32]
  /// The number of each session's car in the catalog.
  var cars: [Int32]
}

extension Timeline {
  /// Puts parts together; the files of a directory are nearly in order already.
  init(_ parts: [PlacedSessions]) {
    sessions = SessionList(parts.map(\.sessions))
    starts = parts.flatMap(\.starts)
    ends = parts.flatMap(\.ends)
    places = parts.flatMap(\.places)
    cars = parts.flatMap(\.cars)
    sort()
  }

  private mutating func sort() {
    let (sessions, starts) = (sessions, starts)
    let isSorted = starts.indices.dropFirst().allSatisfy { index in
      starts[index - 1] < starts[index]
        || starts[index - 1] == starts[index] && sessions[index - 1].path <= sessions[index].path
    }
    guard !isSorted else { return }
    var order = Array(starts.indices)
    order.sort { left, right in
      starts[left] == starts[right]
        ? sessions[left].path < sessions[right].path : starts[left] < starts[right]
    }
    self.sessions = sessions.ordered(by: order)
    self.starts = order.map { starts[$0] }
    ends = order.map { [ends] in ends[$0] }
    places = order.map { [places] in places[$0] }
    cars = order.map { [cars] in cars[$0] }
  }
}
