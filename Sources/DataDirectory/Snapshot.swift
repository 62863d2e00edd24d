import ChargingLog
import Glibc

/// What the last run read, kept so that the next one only has to look at what changed.
///
/// It stands in the user's cache, may be thrown away at any time, and is ignored when it is torn or of
/// another version.
///
/// Layout: magic, fingerprint of the schema, checksum, count of blocks; per block its length; then
/// the blocks. A block holds entries in walk order: path, identity, length, session.
struct Snapshot: Sendable {
  /// A file is trusted only if it was left alone this long before it was read: an edit in the same
  /// tick of a coarse clock would not show in its times.
  static let racyNanoseconds: Int64 = 2_000_000_000

  private static let magic: [UInt8] = Array("PlugTrack snapshot 2\n".utf8)

  private let bytes: [UInt8]
  private let blocks: [Range<Int>]

  /// Reads a snapshot file; `nil` when there is none that can be used.
  static func read(_ path: String) -> Snapshot? {
    guard case .bytes(let bytes, _) = FileAccess.read(path, limit: 1 << 30) else { return nil }
    var reader = ByteReader(bytes)
    for byte in magic where reader.readByte() != byte { return nil }
    guard reader.readUnsigned() == Session.schema.fingerprint else { return nil }
    let checksum = reader.readUnsigned()
    guard !reader.hasFailed, checksum == Self.checksum(bytes, from: reader.position) else {
      return nil
    }
    let lengths = (0..<min(reader.readUnsigned(), 1 << 20)).map { _ in
      Int(clamping: reader.readUnsigned())
    }
    var start = reader.position
    var blocks: [Range<Int>] = []
    for length in lengths {
      guard !reader.hasFailed, length <= bytes.count - start else { return nil }
      blocks.append(start..<start + length)
      start += length
    }
    return Snapshot(bytes: bytes, blocks: blocks)
  }

  /// A reader that looks files up in walk order, beginning at the block that may hold the first.
  func cursor(from path: String) -> Cursor {
    var low = 0
    var high = blocks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      var reader = ByteReader(bytes, in: blocks[middle])
      if PathOrder.precedes(path, reader.readText()) { high = middle } else { low = middle }
    }
    return Cursor(bytes: bytes, blocks: blocks[min(low, blocks.count)...])
  }

  /// Writes blocks of entries as a snapshot file; a failure costs nothing but the next start's time.
  static func write(_ blocks: [[UInt8]], to path: String) {
    var tail = ByteWriter()
    tail.reserve(blocks.reduce(64 + blocks.count * 4) { $0 + $1.count })
    tail.write(UInt64(blocks.count))
    for block in blocks { tail.write(UInt64(block.count)) }
    for block in blocks { tail.write(contentsOf: block) }
    var head = ByteWriter()
    head.write(contentsOf: magic)
    head.write(Session.schema.fingerprint)
    head.write(checksum(tail.bytes, from: 0))
    guard makeFolders(above: path) else { return }
    let temporary = path + ".tmp"
    guard let descriptor = claim(temporary) else { return }
    let isWritten =
      writeAll(head.bytes, to: descriptor) == 0 && writeAll(tail.bytes, to: descriptor) == 0
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, unsafe rename(temporary, path) == 0 else {
      _ = unsafe unlink(temporary)
      return
    }
  }

  /// Makes the file that a snapshot is written to.
  ///
  /// It is `nil` while another program is writing one, which will do as well. What a program left that was stopped in the middle is cleared away.
  private static func claim(_ path: String) -> Int32? {
    for _ in 0..<2 {
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return descriptor }
      guard errno == EEXIST, let status = FileAccess.status(path),
        FileAccess.now() - FileIdentity(status).changed > abandonedNanoseconds
      else { return nil }
      _ = unsafe unlink(path)
    }
    return nil
  }

  private static let abandonedNanoseconds: Int64 = 60_000_000_000

  /// A hash of eight bytes at a time; it guards against torn files, not against malice.
  private static func checksum(_ bytes: [UInt8], from start: Int) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
      var index = start
      while index + 8 <= buffer.count {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        index += 8
      }
      while index < buffer.count {
        hash = unsafe (hash ^ UInt64(buffer[index])) &* 0x100_0000_01B3
        index += 1
      }
      return hash
    }
  }

  /// Finds sessions of a snapshot in walk order.
  struct Cursor {
    private let bytes: [UInt8]
    private var blocks: ArraySlice<Range<Int>>
    private var reader: ByteReader
    private var end = 0
    private var pending: Entry?

    private struct Entry {
      var path: Range<Int>
      var identity: FileIdentity
      var body: Range<Int>
    }

    fileprivate init(bytes: [UInt8], blocks: ArraySlice<Range<Int>>) {
      self.bytes = bytes
      self.blocks = blocks
      reader = ByteReader([])
    }

    /// The session of a file, if the snapshot has it in just this state.
    mutating func session(of file: DirectoryWalk.File) -> Session? {
      while let entry = pending ?? next() {
        let order = PathOrder.compare(file.path, bytes, entry.path)
        guard order >= 0 else {
          pending = entry
          return nil
        }
        pending = nil
        guard order == 0 else { continue }
        guard entry.identity == file.identity else { return nil }
        var body = ByteReader(bytes, in: entry.body)
        var session = Session.load(from: &body)
        session.path = file.path
        return body.hasFailed ? nil : session
      }
      return nil
    }

    private mutating func next() -> Entry? {
      while reader.position >= end {
        guard let block = blocks.popFirst() else { return nil }
        reader = ByteReader(bytes, in: block)
        end = block.upperBound
      }
      let pathLength = Int(clamping: reader.readUnsigned())
      let path = reader.position..<reader.position + min(pathLength, end - reader.position)
      reader.skip(path.count)
      let identity = FileIdentity(
        inode: reader.readUnsigned(),
        size: reader.readSigned(),
        modified: reader.readSigned(),
        changed: reader.readSigned()
      )
      let length = Int(clamping: reader.readUnsigned())
      let start = reader.position
      guard !reader.hasFailed, length <= end - start else {
        end = 0
        blocks = []
        return nil
      }
      reader.skip(length)
      return Entry(path: path, identity: identity, body: start..<start + length)
    }
  }
}

extension ByteWriter {
  /// Writes one entry of a snapshot block.
  mutating func write(_ file: DirectoryWalk.File, _ session: Session) {
    write(file.path)
    write(file.identity.inode)
    write(file.identity.size)
    write(file.identity.modified)
    write(file.identity.changed)
    var body = ByteWriter()
    session.store(to: &body)
    write(UInt64(body.bytes.count))
    write(contentsOf: body.bytes)
  }
}

/// Writes all bytes; 0, or the error number.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  unsafe bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      guard let base = buffer.baseAddress else { break }
      let count = unsafe Glibc.write(descriptor, base + written, buffer.count - written)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count == 0 ? ENOSPC : errno }
      written += count
    }
    return 0
  }
}

/// Makes the folders that a file stands in.
func makeFolders(above path: String) -> Bool {
  let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  if folder.isEmpty || FileAccess.isDirectory(folder) { return true }
  guard makeFolders(above: folder) else { return false }
  return unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST
}
