import ChargingLog

/// The tags of every session as numbers; kept beside the index.
struct SessionTags: Sendable {
  /// What the numbers stand for, spelled as by the first session that has it.
  private(set) var texts = TextNumbers()
  /// Where the tags of each session begin; those of the next one end them.
  private var begins: [Int32] = []
  private var numbers: [Int32] = []

  /// Those of an index: worked out by the first who asks.
  static func of(_ index: ChargingIndex) -> SessionTags {
    index.derived.value(SessionTags.self) { earlier in
      guard let (value, change) = earlier else { return SessionTags(index) }
      let refreshed = SessionTags(index, after: value, change)
      // Which spelling is the first one hangs on all sessions.
      return refreshed.texts.hasVariants ? SessionTags(index) : refreshed
    }
  }

  private init(_ index: ChargingIndex) {
    begins.reserveCapacity(index.sessions.count + 1)
    for position in index.sessions.indices { append(index.sessions[position].tags) }
    begins.append(Int32(numbers.count))
  }

  /// Those of a refreshed index: only new sessions are looked at.
  private init(_ index: ChargingIndex, after earlier: SessionTags, _ change: DerivedValues.Change) {
    texts = earlier.texts
    change.forEach(of: index.sessions.count) { position, before in
      if let before {
        begins.append(Int32(numbers.count))
        numbers += earlier[before]
      } else {
        append(index.sessions[position].tags)
      }
    }
    begins.append(Int32(numbers.count))
  }

  private mutating func append(_ tags: [String]) {
    let first = numbers.count
    begins.append(Int32(first))
    for tag in tags {
      let number = texts.number(of: tag)
      if !numbers[first...].contains(number) { numbers.append(number) }
    }
  }

  /// The tags of a session, each once.
  subscript(position: Int) -> ArraySlice<Int32> {
    numbers[Int(begins[position])..<Int(begins[position + 1])]
  }
}
