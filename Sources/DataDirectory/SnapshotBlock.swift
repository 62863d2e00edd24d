import ChargingLog

/// Some files of a snapshot, in walk order: the state that each was in, what its session comes to,
/// and the session itself as bytes, decoded only when somebody asks.
///
/// Layout: count; per file its path, identity and length of session; length of the numbers; the
/// numbers; the sessions.
struct SnapshotBlock: Sendable {
  private let directory: DataDirectory
  private let bytes: [UInt8]
  private var entries: [Entry] = []
  private let numbers: Range<Int>
  /// Of all of it.
  private let range: Range<Int>

  private struct Entry {
    var path: Range<Int>
    var identity: FileIdentity
    var body: Range<Int>
  }

  /// Reads the block in a range of bytes; `nil` when it is nonsense.
  init?(_ bytes: [UInt8], _ range: Range<Int>, of directory: DataDirectory) {
    self.directory = directory
    self.bytes = bytes
    self.range = range
    var reader = ByteReader(bytes, in: range)
    let count = reader.readUnsigned()
    guard count <= range.count else { return nil }
    entries.reserveCapacity(Int(count))
    var length = 0
    for _ in 0..<count {
      let path = reader.readRange()
      let identity = FileIdentity(
        inode: reader.readUnsigned(),
        size: reader.readSigned(),
        modified: Int64(bitPattern: reader.readWord()),
        changed: Int64(bitPattern: reader.readWord())
      )
      let size = Int(clamping: reader.readUnsigned())
      guard !reader.hasFailed, size <= range.count - length else { return nil }
      entries.append(Entry(path: path, identity: identity, body: length..<length + size))
      length += size
    }
    numbers = reader.readRange()
    let start = reader.position
    reader.skip(length)
    guard !reader.hasFailed, reader.position == range.upperBound else { return nil }
    for number in entries.indices {
      let body = entries[number].body
      entries[number].body = start + body.lowerBound..<start + body.upperBound
    }
  }

  /// The path that a block begins with.
  static func firstPath(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var reader = ByteReader(bytes, in: range)
    _ = reader.readUnsigned()
    return reader.readText()
  }

  /// Where files stand in the block that it knows in just this state, in walk order as they are.
  func positions(of files: ArraySlice<DirectoryWalk.File>) -> [Int?] {
    var next = 0
    return files.map { file in
      while next < entries.count {
        let order = PathOrder.compare(file.path, bytes, entries[next].path)
        guard order >= 0 else { return nil }
        next += 1
        if order == 0 { return entries[next - 1].identity == file.identity ? next - 1 : nil }
      }
      return nil
    }
  }

  /// All sessions with what they come to by the catalog that they were stored by; `nil` when that is
  /// nonsense.
  func placed(by catalog: Catalog) -> PlacedSessions? {
    var reader = ByteReader(bytes, in: numbers)
    return PlacedSessions(SessionPiece(self), from: &reader, by: catalog)
  }

  /// Decodes one session; one that is nonsense is read from its file.
  func session(at position: Int) -> Session? {
    var body = ByteReader(bytes, in: entries[position].body)
    var session = Session.load(from: &body)
    session.path = path(at: position)
    guard body.hasFailed else { return session }
    guard case .session(let read) = directory.read(session.path)?.content else { return nil }
    return read
  }
}

extension SnapshotBlock: SessionStore {
  var count: Int { entries.count }

  func path(at position: Int) -> String {
    String(decoding: bytes[entries[position].path], as: UTF8.self)
  }

  func sessions() -> [Session] { entries.indices.map { session(at: $0) ?? Session() } }
}

extension SnapshotBlock {
  /// The bytes of a block.
  ///
  /// - Parameters:
  ///   - files: Those of the sessions, in walk order.
  ///   - placed: The sessions, all of them usable and without findings.
  static func encoded(_ files: [DirectoryWalk.File], _ placed: PlacedSessions) -> [UInt8] {
    var bodies = ByteWriter()
    var head = ByteWriter()
    bodies.reserve(files.count * 120)
    head.reserve(files.count * 260)
    head.write(UInt64(files.count))
    for (file, session) in zip(files, placed.sessions.sessions) {
      let start = bodies.bytes.count
      session.store(to: &bodies)
      head.write(file.path)
      head.write(file.identity.inode)
      head.write(file.identity.size)
      head.write(word: UInt64(bitPattern: file.identity.modified))
      head.write(word: UInt64(bitPattern: file.identity.changed))
      head.write(UInt64(bodies.bytes.count - start))
    }
    var numbers = ByteWriter()
    placed.store(to: &numbers)
    head.write(UInt64(numbers.bytes.count))
    head.write(contentsOf: numbers.bytes)
    head.write(contentsOf: bodies.bytes)
    return head.bytes
  }

  /// The bytes of this very block.
  var encoded: [UInt8] { Array(bytes[range]) }
}
