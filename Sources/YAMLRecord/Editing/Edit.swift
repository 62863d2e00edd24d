/// One change to a record.
public enum Edit: Sendable, Hashable {
  /// Gives a key a value, and makes the key where it is missing.
  case set(FieldPath, Content)
  /// Takes a key or a list item away, and with it a mapping or list that is left empty.
  case unset(FieldPath)
  /// Adds a value to the end of a list, and makes the list where it is missing.
  case append(FieldPath, Content)

  /// What the edit changes.
  public var path: FieldPath {
    switch self {
    case .set(let path, _), .unset(let path), .append(let path, _): path
    }
  }
}

/// Why a record was not edited; the text is as it was.
public struct EditError: Error, Sendable, Hashable {
  /// What was to be changed.
  public var path: FieldPath
  /// What stands in the way, and what to do.
  public var message: String
}

extension Record {
  /// The record with some edits made to its text.
  ///
  /// Every byte outside the values that change stays as it is: comments, quotes, order, line ends.
  /// A new key stands where the schema has it. The new text is read again, and anything but
  /// exactly the meant change is refused.
  ///
  /// - Parameters:
  ///   - edits: The changes, made one after the other.
  ///   - order: The keys of the mapping at a path, in the order of the schema.
  /// - Throws: ``EditError`` when a change cannot be made without disturbing something else.
  public func applying(
    _ edits: [Edit],
    order: @escaping (FieldPath) -> [String] = { _ in [] }
  ) throws(EditError) -> Record {
    var record = self
    for edit in edits {
      record = try record.applying(edit, order: order)
    }
    return record
  }

  private func applying(_ edit: Edit, order: @escaping (FieldPath) -> [String]) throws(EditError)
    -> Record
  {
    guard !isPartial else {
      throw EditError(
        path: edit.path,
        message: "the file has errors: mend them first, by hand or by `edit`"
      )
    }
    let meant = root.content.applying(edit)
    guard !meant.isEquivalent(to: root.content) || root.content.value(at: edit.path.steps) == nil
    else { return self }
    let splices = try TextEdit(record: self, order: order).splices(for: edit)
    let source = SourceText(file: source.file, bytes: source.bytes.applying(splices))
    let reading = Record.read(source.bytes, file: source.file)
    guard let result = reading.record, !result.isPartial,
      result.root.content.isEquivalent(to: meant)
    else {
      throw EditError(
        path: edit.path,
        message: "cannot be changed without disturbing what stands around it: use `edit`"
      )
    }
    return result
  }
}

/// Bytes that take the place of other bytes.
struct Splice {
  var range: Range<Int>
  var bytes: [UInt8]

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    bytes = Array(text.utf8)
  }
}

extension [UInt8] {
  /// The bytes with some splices made; the ranges must not overlap.
  func applying(_ splices: [Splice]) -> [UInt8] {
    var result = self
    for splice in splices.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(splice.range, with: splice.bytes)
    }
    return result
  }
}
