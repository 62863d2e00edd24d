import ChargingLog
import Glibc

/// What the last run read and worked out, kept so that the next one only has to look at what changed.
///
/// It stands in the user's cache, may be thrown away at any time, and is ignored when it is torn, of
/// another version, or written by another program than the one that reads it.
///
/// Layout: magic, checksum, the program, the schema, the catalog, count of blocks; per block its
/// length; then the blocks in walk order.
struct Snapshot: Sendable {
  /// A file is trusted only if it was left alone this long before it was read: an edit in the same
  /// tick of a coarse clock would not show in its times.
  static let racyNanoseconds: Int64 = 2_000_000_000

  private static let magic: [UInt8] = Array("PlugTrack snapshot 3\n".utf8)

  /// Of the catalog that the sessions were placed by.
  let catalog: UInt64
  private let bytes: [UInt8]
  private let blocks: [Range<Int>]

  /// Reads a snapshot file; `nil` when there is none that can be used.
  static func read(_ path: String) -> Snapshot? {
    guard case .bytes(let bytes, _) = FileAccess.read(path, limit: 1 << 30) else { return nil }
    var reader = ByteReader(bytes)
    for byte in magic where reader.readByte() != byte { return nil }
    let checksum = reader.readWord()
    let headStart = reader.position
    guard reader.readWord() == program, reader.readWord() == Session.schema.fingerprint
    else { return nil }
    let catalog = reader.readWord()
    let lengths = (0..<min(reader.readUnsigned(), 1 << 20)).map { _ in
      Int(clamping: reader.readUnsigned())
    }
    var start = reader.position
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes, in: headStart..<start)
    var blocks: [Range<Int>] = []
    for length in lengths {
      guard !reader.hasFailed, length <= bytes.count - start else { return nil }
      blocks.append(start..<start + length)
      fingerprint.combine(bytes, in: start..<start + length)
      start += length
    }
    guard start == bytes.count, checksum == fingerprint.value else { return nil }
    return Snapshot(catalog: catalog, bytes: bytes, blocks: blocks)
  }

  /// The program's own file: what another version has worked out is not taken over.
  private static let program: UInt64 = {
    var fingerprint = Fingerprint()
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return fingerprint.value }
    let identity = FileIdentity(status)
    fingerprint.combine(identity.inode)
    for number in [identity.size, identity.modified, identity.changed] {
      fingerprint.combine(UInt64(bitPattern: number))
    }
    return fingerprint.value
  }()

  /// The first path of each block.
  var firstPaths: [String] {
    blocks.map { SnapshotBlock.firstPath(bytes, $0) }
  }

  /// Reads a block by its number; `nil` when it is nonsense.
  func block(_ number: Int, of directory: DataDirectory) -> SnapshotBlock? {
    SnapshotBlock(bytes, blocks[number], of: directory)
  }

  /// Writes blocks as a snapshot file; a failure costs nothing but the next start's time.
  ///
  /// - Parameter catalog: Of the catalog that the sessions were placed by.
  static func write(_ blocks: [[UInt8]], catalog: UInt64, to path: String) {
    var head = ByteWriter()
    head.write(word: program)
    head.write(word: Session.schema.fingerprint)
    head.write(word: catalog)
    head.write(UInt64(blocks.count))
    for block in blocks { head.write(UInt64(block.count)) }
    var fingerprint = Fingerprint()
    for bytes in [head.bytes] + blocks { fingerprint.combine(bytes, in: bytes.indices) }
    var start = ByteWriter()
    start.write(contentsOf: magic)
    start.write(word: fingerprint.value)
    start.write(contentsOf: head.bytes)
    guard makeFolders(above: path) else { return }
    let temporary = path + ".tmp"
    guard let descriptor = claim(temporary) else { return }
    let isWritten = ([start.bytes] + blocks).allSatisfy { writeAll($0, to: descriptor) == 0 }
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
