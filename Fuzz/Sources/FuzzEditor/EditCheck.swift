import FuzzSupport
import YAMLRecord

/// What must hold between a record and the same record after one edit.
struct EditCheck {
  let edit: Edit
  let before: Record
  let after: Record

  private var path: [FieldPath.Step] { edit.path.steps }

  /// The new bytes read as the new record.
  func requireReadable() {
    let bytes = after.source.bytes
    let reading = Record.read(bytes, file: "a.yaml")
    reading.requireSound(for: bytes)
    require(reading.record?.isPartial == false, "\(edit) leaves a file with errors")
    require(
      reading.record?.root.content.isEquivalent(to: after.root.content) == true,
      "\(edit) returns something else than it wrote"
    )
  }

  /// The value is there, or is gone, and all others are as they were.
  func requireMeaning() {
    let (old, new) = (before.root.content, after.root.content)
    switch edit {
    case .set(_, let value):
      require(new.value(at: path)?.isEquivalent(to: value) == true, "\(edit) is not there")
      require(outside(path, of: old) == outside(path, of: new), "\(edit) changed another value")
    case .append(_, let value):
      guard case .list(let items) = new.value(at: path) else { fatalError("\(edit): no list") }
      require(items.last?.isEquivalent(to: value) == true, "\(edit) is not at the end")
      if case .list(let earlier) = old.value(at: path) {
        require(Array(items.dropLast()) == earlier, "\(edit) changed other items")
      }
      require(outside(path, of: old) == outside(path, of: new), "\(edit) changed another value")
    case .unset:
      requireGone(old, new)
    }
  }

  private func requireGone(_ old: Content, _ new: Content) {
    guard let removed = old.value(at: path), let last = path.last else {
      return require(old.isEquivalent(to: new), "\(edit) changed something")
    }
    let parent = Array(path.dropLast())
    require(outside(parent, of: old) == outside(parent, of: new), "\(edit) changed another value")
    switch (last, old.value(at: parent), new.value(at: parent)) {
    case (.index(let index), .list(var items), .list(let left)):
      items.remove(at: index)
      require(items == left, "\(edit) changed other items")
    case (.key(let key), .mapping(let pairs), .mapping(let left)):
      require(pairs.filter { $0.key != key } == left, "\(edit) changed other keys")
    case (_, .list(let items), nil): require(items == [removed], "\(edit) removed too much")
    case (_, .mapping(let pairs), nil): require(pairs.count == 1, "\(edit) removed too much")
    default: fatalError("\(edit) left something else in its place")
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
  func requireOtherBytesKept() {
    let (old, new) = (before.source.bytes, after.source.bytes)
    switch edit {
    case .set(_, .text):
      guard let node = before.node(at: edit.path), node.text != nil, !node.isAbsent else { break }
      require(
        new.starts(with: old[..<node.span.range.lowerBound]),
        "\(edit) changed bytes before it"
      )
      let rest = old[node.span.range.upperBound...]
      require(new.reversed().starts(with: rest.reversed()), "\(edit) changed bytes behind it")
    case .append:
      guard before.node(at: edit.path)?.items != nil else { break }
      let prefix = zip(old, new).prefix { $0 == $1 }.count
      let suffix = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
      require(prefix + suffix >= old.count, "\(edit) changed other bytes")
    case .set, .unset:
      break
    }
  }
}
