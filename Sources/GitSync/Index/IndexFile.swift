import Glibc

/// git's index as bytes: what it says of each file is read in place, and few entries are changed
/// without taking the others apart.
///
/// Of 100,000 files the index is 11 MB, which libgit2 reads and writes in a quarter of a second; this
/// takes a tenth. Layout: git's `Documentation/gitformat-index.txt`, versions 2 and 3.
struct IndexFile {
  /// The whole file.
  let bytes: [UInt8]
  /// Where each entry begins, in order of the paths.
  let offsets: [Int32]
  /// Where the entries end and the extensions begin.
  let end: Int

  /// How long an entry is before its path.
  static let headLength = 62
  private static let signature: [UInt8] = Array("DIRC".utf8)

  /// An index without entries.
  static var empty: IndexFile {
    IndexFile(bytes: signature + [0, 0, 0, 2, 0, 0, 0, 0], offsets: [], end: 12)
  }

  private init(bytes: [UInt8], offsets: [Int32], end: Int) {
    self.bytes = bytes
    self.offsets = offsets
    self.end = end
  }

  /// Reads an index; `nil` when it is damaged or of a kind that is left to libgit2.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 32, bytes.count < Int(Int32.max), bytes.starts(with: Self.signature),
      let version = Self.word(bytes, 4), version == 2 || version == 3,
      let count = Self.word(bytes, 8), Int(count) <= bytes.count / Self.headLength
    else { return nil }
    var offsets: [Int32] = []
    offsets.reserveCapacity(Int(count))
    let limit = bytes.count - 20
    var position = 12
    for _ in 0..<count {
      guard let next = Self.endOfEntry(bytes, at: position, limit: limit) else { return nil }
      offsets.append(Int32(position))
      position = next
    }
    self.bytes = bytes
    self.offsets = offsets
    end = position
    // A small letter marks what must be understood: a split or a sparse index.
    guard let extensions, extensions.allSatisfy({ $0.name.first.map { $0 < 97 } ?? false }) else {
      return nil
    }
  }

  private static func endOfEntry(_ bytes: [UInt8], at start: Int, limit: Int) -> Int? {
    guard start + headLength < limit else { return nil }
    let flags = Int(bytes[start + 60]) << 8 | Int(bytes[start + 61])
    let head = headLength + (flags & 0x4000 != 0 ? 2 : 0)
    var length = flags & 0xFFF
    if length == 0xFFF {
      guard let zero = bytes[(start + head)..<limit].firstIndex(of: 0) else { return nil }
      length = zero - start - head
    }
    // The path ends with one to eight zeros, so that the next entry begins at a multiple of eight.
    let next = start + (head + length + 8) / 8 * 8
    guard next <= limit, bytes[start + head + length] == 0 else { return nil }
    return next
  }

  static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    return UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16
      | UInt32(bytes[offset + 2]) << 8 | UInt32(bytes[offset + 3])
  }
}

extension IndexFile {
  /// The number of entries.
  var count: Int { offsets.count }

  /// Where the path of an entry stands.
  func pathRange(_ entry: Int) -> Range<Int> {
    let start = Int(offsets[entry])
    let flags = Int(bytes[start + 60]) << 8 | Int(bytes[start + 61])
    let path = start + Self.headLength + (flags & 0x4000 != 0 ? 2 : 0)
    let length = flags & 0xFFF
    if length < 0xFFF { return path..<path + length }
    return path..<(bytes[path..<end].firstIndex(of: 0) ?? path)
  }

  func path(_ entry: Int) -> String { String(decoding: bytes[pathRange(entry)], as: UTF8.self) }

  /// What git noted of a file when it last looked.
  func state(_ entry: Int) -> IndexEntry {
    let start = Int(offsets[entry])
    func field(_ number: Int) -> UInt32 { Self.word(bytes, start + number * 4) ?? 0 }
    let flags = Int(bytes[start + 60]) << 8 | Int(bytes[start + 61])
    return IndexEntry(
      changed: .init(seconds: field(0), nanoseconds: field(1)),
      modified: .init(seconds: field(2), nanoseconds: field(3)),
      device: field(4),
      inode: field(5),
      mode: field(6),
      user: field(7),
      group: field(8),
      size: field(9),
      id: ObjectID(bytes: bytes[(start + 40)..<(start + 60)]),
      stage: flags >> 12 & 3
    )
  }

  /// The first entry whose path is not before another.
  func position(of path: [UInt8]) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if bytes[pathRange(middle)].lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The entry of a file that is not in conflict.
  func entry(_ path: String) -> IndexEntry? {
    let path = Array(path.utf8)
    let position = position(of: path)
    guard position < count, bytes[pathRange(position)].elementsEqual(path) else { return nil }
    let state = state(position)
    return state.stage == 0 ? state : nil
  }

  /// The parts behind the entries; `nil` when they are damaged.
  var extensions: [(name: ArraySlice<UInt8>, content: Range<Int>)]? {
    var result: [(ArraySlice<UInt8>, Range<Int>)] = []
    var position = end
    while position < bytes.count - 20 {
      guard position + 8 <= bytes.count - 20, let length = Self.word(bytes, position + 4),
        Int(length) <= bytes.count - 20 - position - 8
      else { return nil }
      let start = position + 8
      result.append((bytes[position..<position + 4], start..<start + Int(length)))
      position = start + Int(length)
    }
    return result
  }
}
