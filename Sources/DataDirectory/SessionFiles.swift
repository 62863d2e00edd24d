/// The files of sessions that a walk found, in walk order.
///
/// Their paths stay bytes, one behind the other: of a hundred thousand files hardly one is asked for
/// as text.
struct SessionFiles: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    /// Where the path ends; it begins where the one before ends.
    var end: Int
    var identity: FileIdentity
  }

  init() {}

  /// - Parameter files: In walk order.
  init(_ files: [DirectoryWalk.File]) {
    for file in files { append([], Array(file.path.utf8)[...], file.identity) }
  }

  /// Adds the file of a name in a folder.
  ///
  /// - Parameter folder: With the slash at its end.
  mutating func append(_ folder: [UInt8], _ name: ArraySlice<UInt8>, _ identity: FileIdentity) {
    bytes += folder
    bytes += name
    entries.append(Entry(end: bytes.count, identity: identity))
  }

  /// Adds those of other walks, one behind the other.
  mutating func append(contentsOf others: [SessionFiles]) {
    bytes.reserveCapacity(others.reduce(bytes.count) { $0 + $1.bytes.count })
    entries.reserveCapacity(others.reduce(entries.count) { $0 + $1.entries.count })
    for other in others {
      let start = bytes.count
      bytes += other.bytes
      for entry in other.entries {
        entries.append(Entry(end: start + entry.end, identity: entry.identity))
      }
    }
  }

  func identity(at position: Int) -> FileIdentity { entries[position].identity }

  /// Compares the path at a position with one that stands in a range of bytes, as `PathOrder` does.
  func compare(_ position: Int, with others: [UInt8], _ range: Range<Int>) -> Int {
    PathOrder.compare(bytes, self.range(at: position), others, range)
  }

  /// The files in walk order, whatever the order that folders were walked in.
  func sorted() -> SessionFiles {
    let order = indices.sorted { left, right in
      PathOrder.compare(bytes, range(at: left), bytes, range(at: right)) < 0
    }
    var sorted = SessionFiles()
    for position in order {
      sorted.append([], bytes[range(at: position)], entries[position].identity)
    }
    return sorted
  }

  private func range(at position: Int) -> Range<Int> {
    (position == 0 ? 0 : entries[position - 1].end)..<entries[position].end
  }
}

extension SessionFiles: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { entries.count }

  subscript(position: Int) -> DirectoryWalk.File {
    DirectoryWalk.File(
      path: String(decoding: bytes[range(at: position)], as: UTF8.self),
      identity: entries[position].identity
    )
  }
}
