import YAMLRecord

/// What must hold between a record and the same record after one edit.
struct EditCheck {
  let edit: Edit
  let before: Record
  let after: Record

  private var path: [FieldPath.Step] { edit.path.steps }

  /// The new bytes read as the new record.
  func requireReadable() throws(FuzzFailure) {
    let bytes = after.source.bytes
    let reading = Record.read(bytes, file: "a.yaml")
    try reading.requireSound(for: bytes)
    try require(reading.record?.isPartial == false, "\(edit) leaves a file with errors")
    try require(
      reading.record?.root.content.isEquivalent(to: after.root.content) == true,
      "\(edit) returns something else than it wrote"
    )
  }

  /// The value is there, or is gone, and all others are as they were.
  func requireMeaning() throws(FuzzFailure) {
    let (old, new) = (before.root.content, after.root.content)
    switch edit {
    case .set(_, let value):
      try require(new.value(at: path)?.isEquivalent(to: value) == true, "\(edit) is not there")
      try require(outside(path, of: old) == outside(path, of: new), "\(edit) changed another value")
    case .append(_, let value):
      guard case .list(let items) = new.value(at: path) else {
        throw FuzzFailure("\(edit): no list")
      }
      try require(items.last?.isEquivalent(to: value) == true, "\(edit) is not at the end")
      if case .list(let earlier) = old.value(at: path) {
        try require(Array(items.dropLast()) == earlier, "\(edit) changed other items")
      }
      try require(outside(path, of: old) == outside(path, of: new), "\(edit) changed another value")
    case .unset:
      try requireGone(old, new)
    }
  }

  private func requireGone(_ old: Content, _ new: Content) throws(FuzzFailure) {
    guard let removed = old.value(at: path), let last = path.last else {
      return try require(old.isEquivalent(to: new), "\(edit) changed something")
    }
    let parent = Array(path.dropLast())
    try require(
      outside(parent, of: old) == outside(parent, of: new),
      "\(edit) changed another value"
    )
    switch (last, old.value(at: parent), new.value(at: parent)) {
    case (.index(let index), .list(var items), .list(let left)):
      items.remove(at: index)
      try require(items == left, "\(edit) changed other items")
    case (.key(let key), .mapping(let pairs), .mapping(let left)):
      try require(pairs.filter { $0.key != key } == left, "\(edit) changed other keys")
    case (_, .list(let items), nil): try require(items == [removed], "\(edit) removed too much")
    case (_, .mapping(let pairs), nil): try require(pairs.count == 1, "\(edit) removed too much")
    default: throw FuzzFailure("\(edit) left something else in its place")
    }
  }

  /// The leaves that are not at or below a path, without the empty collections above it.
  private func outside(_ path: [FieldPath.Step], of content: Content) -> [[FieldPath.Step]: String]
  {
    Leaves(content).outside(path).filter { key, text in
      text.hasPrefix("=") && !key.isEmpty && !text.dropFirst().isEmpty || !path.starts(with: key)
    }
  }

  /// A value gives way to a value without a byte before or behind it changing; an added value is
  /// put between bytes that all stay.
  func requireOtherBytesKept() throws(FuzzFailure) {
    let (old, new) = (before.source.bytes, after.source.bytes)
    switch edit {
    case .set(_, .text):
      guard let node = before.node(at: edit.path), node.text != nil, !node.isAbsent else { break }
      try require(
        new.starts(with: old[..<node.span.range.lowerBound]),
        "\(edit) changed bytes before it"
      )
      let rest = old[node.span.range.upperBound...]
      try require(new.reversed().starts(with: rest.reversed()), "\(edit) changed bytes behind it")
    case .append:
      guard before.node(at: edit.path)?.items != nil else { break }
      let prefix = zip(old, new).prefix { $0 == $1 }.count
      let suffix = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
      try require(prefix + suffix >= old.count, "\(edit) changed other bytes")
    case .set, .unset:
      break
    }
  }
}
