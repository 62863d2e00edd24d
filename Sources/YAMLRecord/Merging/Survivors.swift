/// The parts of one mapping or list on each side.
struct PartSides {
  var start: [Part]
  var other: [Part]
  /// `nil` where there was no such mapping or list before.
  var base: [Part]?
  var rule: MergeRule
  var key: ConflictKey
}

/// A part that is in the result.
enum Survivor {
  case both(start: Part, other: Part, base: Part?)
  case start(Part)
  case other(Part)

  var identity: String {
    switch self {
    case .both(let part, _, _), .start(let part), .other(let part): part.identity
    }
  }
}

extension RecordMerge {
  /// The parts that the result has, in its order.
  ///
  /// What one side took away is gone, unless the other side changed it: then the change stays, and
  /// a conflict tells of the removal.
  mutating func survivors(_ sides: PartSides) -> [Survivor] {
    let known = Dictionary((sides.base ?? []).map { ($0.identity, $0) }) { first, _ in first }
    let others = Dictionary(sides.other.map { ($0.identity, $0) }) { first, _ in first }
    var survivors: [Survivor] = []
    for part in sides.start {
      let old = known[part.identity]
      if let match = others[part.identity] {
        survivors.append(.both(start: part, other: match, base: old))
      } else if let old, let base {
        guard !start.says(part, sameAs: old, of: base, sides.rule.inner(of: part)) else { continue }
        reportRemoval(of: old, at: sides.key.appending(part), kept: start.valueText(of: part), true)
        survivors.append(.start(part))
      } else {
        survivors.append(.start(part))
      }
    }
    reorder(&survivors, sides)
    let present = Set(sides.start.map(\.identity))
    for (position, part) in sides.other.enumerated() where !present.contains(part.identity) {
      if let old = known[part.identity], let base {
        guard !other.says(part, sameAs: old, of: base, sides.rule.inner(of: part)) else { continue }
        reportRemoval(
          of: old,
          at: sides.key.appending(part),
          kept: other.valueText(of: part),
          false
        )
      }
      let place = place(behind: sides.other[..<position], in: survivors, known)
      survivors.insert(.other(part), at: place)
    }
    return survivors
  }

  /// Where a part of the other side goes: behind what it stands behind there, and behind what this
  /// side added in the same place.
  private func place(
    behind parts: ArraySlice<Part>,
    in survivors: [Survivor],
    _ known: [String: Part]
  ) -> Int {
    var place = 0
    for part in parts.reversed() {
      guard let index = survivors.firstIndex(where: { $0.identity == part.identity }) else {
        continue
      }
      place = index + 1
      break
    }
    while place < survivors.count, case .start(let part) = survivors[place],
      known[part.identity] == nil
    {
      place += 1
    }
    return place
  }

  /// Takes over the order of a list when only the other side changed it: of some lists, the first
  /// item that fits counts.
  private mutating func reorder(_ survivors: inout [Survivor], _ sides: PartSides) {
    guard case .keyed = sides.rule, let old = sides.base else { return }
    let slots = survivors.indices.filter {
      if case .both(_, _, .some) = survivors[$0] { true } else { false }
    }
    let now = slots.map { survivors[$0].identity }
    let shared = Set(now)
    let before = old.map(\.identity).filter(shared.contains)
    let there = sides.other.map(\.identity).filter(shared.contains)
    guard there != before, there != now else { return }
    guard now == before || !startStands else { return reportOrder(sides) }
    if now != before { reportOrder(sides) }
    let parts = Dictionary(slots.map { (survivors[$0].identity, survivors[$0]) }) { first, _ in
      first
    }
    for (slot, identity) in zip(slots, there) {
      if let part = parts[identity] { survivors[slot] = part }
    }
  }

  private mutating func reportOrder(_ sides: PartSides) {
    let (now, there) = (start.listText(sides.start), other.listText(sides.other))
    conflicts.append(
      Conflict(
        key: sides.key,
        base: sides.base.flatMap { parts in base.map { $0.listText(parts) } },
        kept: startStands ? now : there,
        other: startStands ? there : now,
        keepsPrimary: true
      )
    )
  }

  private mutating func reportRemoval(
    of old: Part,
    at key: ConflictKey,
    kept: String,
    _ isStart: Bool
  ) {
    conflicts.append(
      Conflict(
        key: key,
        base: base?.valueText(of: old),
        kept: kept,
        other: nil,
        keepsPrimary: isStart == startStands
      )
    )
  }
}
