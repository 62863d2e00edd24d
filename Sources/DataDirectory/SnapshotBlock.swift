import ChargingLog

/// Some files of a snapshot, in walk order: the state that each was in, what its session comes to,
/// and the session itself as bytes, decoded only when somebody asks.
///
/// Layout of the index: count; per file the lengths of its path and of its session; the paths; the
/// states, of four words each; the numbers. The sessions stand apart.
struct SnapshotBlock: Sendable {
  /// The sessions as bytes.
  enum Sessions: Sendable {
    case inMemory([UInt8])
    /// Read when somebody asks.
    case stored(SnapshotFile, SnapshotFile.Part)
  }

  private let directory: DataDirectory
  private let index: [UInt8]
  private let sessionBytes: Sessions
  private var entries: [Entry] = []
  private var identities = 0
  private var numbers = 0

  /// Where the path of a file ends in the index, and where its session ends among the sessions;
  /// both begin where those of the one before end.
  private struct Entry {
    var path: Int32
    var session: Int32
  }

  private let paths: Int
  private static let identityLength = 32
  private static let maximumLength = 1 << 30

  /// Reads an index; `nil` when it is nonsense.
  init?(_ index: [UInt8], sessions: Sessions, of directory: DataDirectory) {
    self.directory = directory
    self.index = index
    sessionBytes = sessions
    var reader = ByteReader(index)
    let count = reader.readUnsigned()
    guard count <= index.count, index.count < Self.maximumLength else { return nil }
    entries.reserveCapacity(Int(count))
    var (path, session) = (0, 0)
    for _ in 0..<count {
      path += Int(clamping: min(reader.readUnsigned(), UInt64(Self.maximumLength)))
      session += Int(clamping: min(reader.readUnsigned(), UInt64(Self.maximumLength)))
      guard path <= index.count, session <= Self.maximumLength else { return nil }
      entries.append(Entry(path: Int32(path), session: Int32(session)))
    }
    paths = reader.position
    reader.skip(path)
    identities = reader.position
    reader.skip(Self.identityLength * Int(count))
    numbers = reader.position
    guard !reader.hasFailed, session == sessions.count else { return nil }
    for number in entries.indices { entries[number].path += Int32(paths) }
  }

  private func pathRange(_ position: Int) -> Range<Int> {
    (position == 0 ? paths : Int(entries[position - 1].path))..<Int(entries[position].path)
  }

  private func sessionRange(_ position: Int) -> Range<Int> {
    (position == 0 ? 0 : Int(entries[position - 1].session))..<Int(entries[position].session)
  }

  private func identity(_ position: Int) -> FileIdentity {
    let start = identities + Self.identityLength * position
    var reader = ByteReader(index, in: start..<start + Self.identityLength)
    return FileIdentity(
      inode: reader.readWord(),
      size: Int64(bitPattern: reader.readWord()),
      modified: Int64(bitPattern: reader.readWord()),
      changed: Int64(bitPattern: reader.readWord())
    )
  }

  /// Where files stand in the block that it knows in just this state, in walk order as they are.
  func positions(of files: Slice<SessionFiles>) -> [Int?] {
    var next = 0
    return files.indices.map { file in
      while next < entries.count {
        let order = files.base.compare(file, with: index, pathRange(next))
        guard order >= 0 else { return nil }
        next += 1
        if order == 0 {
          return identity(next - 1) == files.base.identity(at: file) ? next - 1 : nil
        }
      }
      return nil
    }
  }

  /// All sessions with what they come to by the catalog that they were stored by; `nil` when that is
  /// nonsense.
  func placed(by catalog: Catalog) -> PlacedSessions? {
    var reader = ByteReader(index, in: numbers..<index.count)
    return PlacedSessions(SessionPiece(self), from: &reader, by: catalog)
  }

  /// Decodes sessions; those that are nonsense are read from their files.
  func sessions(at positions: [Int?]) -> [Session?] {
    let bytes = sessionBytes.bytes
    return positions.map { position in
      guard let position else { return nil }
      let path = path(at: position)
      if let bytes {
        var reader = ByteReader(bytes, in: sessionRange(position))
        var session = Session.load(from: &reader)
        session.path = path
        if !reader.hasFailed { return session }
      }
      guard case .session(let session) = directory.read(path)?.content else { return nil }
      return session
    }
  }
}

extension SnapshotBlock.Sessions {
  fileprivate var count: Int {
    switch self {
    case .inMemory(let bytes): bytes.count
    case .stored(_, let part): part.count
    }
  }

  /// `nil` when they are torn.
  fileprivate var bytes: [UInt8]? {
    switch self {
    case .inMemory(let bytes): bytes
    case .stored(let file, let part): file.read(part)
    }
  }
}

extension SnapshotBlock: SessionStore {
  var count: Int { entries.count }

  func path(at position: Int) -> String {
    String(decoding: index[pathRange(position)], as: UTF8.self)
  }

  func sessions() -> [Session] { sessions(at: Array(entries.indices)).map { $0 ?? Session() } }
}

extension SnapshotBlock {
  /// A block as it is written.
  struct Content: Sendable {
    let firstPath: String
    let index, sessions: [UInt8]
    let indexChecksum, sessionsChecksum: UInt64

    init(firstPath: String, index: [UInt8], sessions: [UInt8]) {
      self.firstPath = firstPath
      self.index = index
      self.sessions = sessions
      indexChecksum = Fingerprint(of: index).value
      sessionsChecksum = Fingerprint(of: sessions).value
    }
  }

  /// Puts sessions into a block.
  ///
  /// - Parameters:
  ///   - files: Those of the sessions, in walk order.
  ///   - placed: The sessions, all of them usable and without findings.
  init?(_ files: [DirectoryWalk.File], _ placed: PlacedSessions, of directory: DataDirectory) {
    var bodies = ByteWriter()
    var index = ByteWriter()
    bodies.reserve(files.count * 120)
    index.reserve(files.count * 140)
    index.write(UInt64(files.count))
    for (file, session) in zip(files, placed.sessions.sessions) {
      let start = bodies.bytes.count
      session.store(to: &bodies)
      index.write(UInt64(file.path.utf8.count))
      index.write(UInt64(bodies.bytes.count - start))
    }
    for file in files { index.write(bytesOf: file.path) }
    for identity in files.lazy.map(\.identity) {
      index.write(word: identity.inode)
      index.write(word: UInt64(bitPattern: identity.size))
      index.write(word: UInt64(bitPattern: identity.modified))
      index.write(word: UInt64(bitPattern: identity.changed))
    }
    placed.store(to: &index)
    self.init(index.bytes, sessions: .inMemory(bodies.bytes), of: directory)
  }

  /// The block as it is written; `nil` when its sessions are torn.
  var content: Content? {
    guard count > 0, let sessions = sessionBytes.bytes else { return nil }
    return Content(firstPath: path(at: 0), index: index, sessions: sessions)
  }
}
