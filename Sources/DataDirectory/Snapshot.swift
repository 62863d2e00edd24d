import ChargingLog
import Glibc

/// What the last run read and worked out, kept so that the next one only has to look at what changed.
///
/// It stands in the user's cache, may be thrown away at any time, and is ignored when it is torn, of
/// another version, or written by another program than the one that reads it.
///
/// Layout: magic, length and checksum of the head; the head: the program, the schema, the catalog,
/// count of blocks, and per block its first path, and length and checksum of its index and of its
/// sessions; the indexes in walk order; the sessions in walk order. Totals need no sessions, so most
/// runs read less than half of it.
struct Snapshot: Sendable {
  /// A file is trusted only if it was left alone this long before it was read: an edit in the same
  /// tick of a coarse clock would not show in its times.
  static let racyNanoseconds: Int64 = 2_000_000_000

  private static let magic: [UInt8] = Array("PlugTrack snapshot 5\n".utf8)
  private static let maximumHead = 1 << 26

  /// Of the catalog that the sessions were placed by.
  let catalog: String
  private let file: SnapshotFile
  private var blocks: [Block] = []

  private struct Block {
    var firstPath: String
    var index: SnapshotFile.Part
    var sessions: SnapshotFile.Part
  }

  /// Opens a snapshot file and reads its head; `nil` when there is none that can be used.
  static func read(_ path: String) -> Snapshot? {
    guard let file = SnapshotFile(path), let start = file.bytes(at: 0, count: magic.count + 16),
      start.starts(with: magic)
    else { return nil }
    var reader = ByteReader(start, in: magic.count..<start.count)
    let length = Int(clamping: reader.readWord())
    guard length <= maximumHead else { return nil }
    let head = SnapshotFile.Part(start: start.count, count: length, checksum: reader.readWord())
    return file.read(head).flatMap { Snapshot(head: $0, until: start.count + length, of: file) }
  }

  private init?(head: [UInt8], until end: Int, of file: SnapshotFile) {
    self.file = file
    var reader = ByteReader(head)
    guard let program = Self.program, reader.readWord() == program,
      reader.readWord() == Session.schema.fingerprint
    else { return nil }
    catalog = reader.readText()
    let count = reader.readUnsigned()
    while blocks.count < count, !reader.hasFailed {
      let path = reader.readText()
      let (index, sessions) = (reader.readPart(), reader.readPart())
      blocks.append(Block(firstPath: path, index: index, sessions: sessions))
    }
    guard !reader.hasFailed, reader.position == head.count else { return nil }
    var start = end
    func place(_ part: inout SnapshotFile.Part) {
      part.start = start
      start = min(start + part.count, file.count + 1)
    }
    for number in blocks.indices { place(&blocks[number].index) }
    for number in blocks.indices { place(&blocks[number].sessions) }
    guard start == file.count else { return nil }
  }

  /// The program's own file: what another version has worked out is not taken over.
  ///
  /// `nil` where the system does not tell; then there is no snapshot.
  private static let program: UInt64? = {
    var fingerprint = Fingerprint()
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
    let identity = FileIdentity(status)
    fingerprint.combine(identity.inode)
    for number in [identity.size, identity.modified, identity.changed] {
      fingerprint.combine(UInt64(bitPattern: number))
    }
    return fingerprint.value
  }()

  /// The first path of each block.
  var firstPaths: [String] { blocks.map(\.firstPath) }

  /// Reads the index of a block by its number; `nil` when it is torn or nonsense.
  func block(_ number: Int, of directory: DataDirectory) -> SnapshotBlock? {
    let block = blocks[number]
    return file.read(block.index).flatMap {
      SnapshotBlock($0, sessions: .stored(file, block.sessions), of: directory)
    }
  }

  /// Writes blocks as a snapshot file; a failure costs nothing but the next start's time.
  ///
  /// - Parameter catalog: Of the catalog that the sessions were placed by.
  static func write(_ blocks: [SnapshotBlock.Content], catalog: String, to path: String) {
    guard let program else { return }
    var head = ByteWriter()
    head.write(word: program)
    head.write(word: Session.schema.fingerprint)
    head.write(catalog)
    head.write(UInt64(blocks.count))
    for block in blocks {
      head.write(block.firstPath)
      head.writePart(block.index, block.indexChecksum)
      head.writePart(block.sessions, block.sessionsChecksum)
    }
    var start = ByteWriter()
    start.write(contentsOf: magic)
    start.write(word: UInt64(head.bytes.count))
    start.write(word: Fingerprint(of: head.bytes).value)
    start.write(contentsOf: head.bytes)
    guard head.bytes.count <= maximumHead, makeFolders(above: path) else { return }
    let temporary = path + ".tmp"
    guard let descriptor = claim(temporary) else { return }
    let pieces = [start.bytes] + blocks.map(\.index) + blocks.map(\.sessions)
    let isWritten = pieces.allSatisfy { writeAll($0, to: descriptor) == 0 }
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
}

extension ByteReader {
  fileprivate mutating func readPart() -> SnapshotFile.Part {
    let count = Int(clamping: readUnsigned())
    return SnapshotFile.Part(start: 0, count: count, checksum: readWord())
  }
}

extension ByteWriter {
  fileprivate mutating func writePart(_ bytes: [UInt8], _ checksum: UInt64) {
    write(UInt64(bytes.count))
    write(word: checksum)
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
