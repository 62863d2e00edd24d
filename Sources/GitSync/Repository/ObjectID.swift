import CLibGit2

/// The name of an object in a repository: the SHA-1 of its content.
package struct ObjectID: Sendable, Hashable {
  private let head: UInt64
  private let middle: UInt64
  private let tail: UInt32

  init(_ id: git_oid) {
    (head, middle, tail) = unsafe withUnsafeBytes(of: id) { bytes in
      unsafe (
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
      )
    }
  }

  /// Takes 20 bytes.
  init(bytes: ArraySlice<UInt8>) {
    var words: (UInt64, UInt64, UInt32) = (0, 0, 0)
    for (index, byte) in bytes.prefix(20).enumerated() {
      switch index {
      case ..<8: words.0 = words.0 << 8 | UInt64(byte)
      case ..<16: words.1 = words.1 << 8 | UInt64(byte)
      default: words.2 = words.2 << 8 | UInt32(byte)
      }
    }
    (head, middle, tail) = words
  }

  /// The id that the content of a file on disk has as it stands; `nil` when it cannot be read.
  init?(ofFileAt path: String) {
    var id = git_oid()
    guard unsafe git_odb_hashfile(&id, path, GIT_OBJECT_BLOB) == 0 else { return nil }
    self.init(id)
  }

  /// The 20 bytes.
  var bytes: [UInt8] {
    let high = [head, middle].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
    return high + bigEndianBytes(tail)
  }

  /// Reads 40 hexadecimal digits.
  package init?(hexadecimal text: some StringProtocol) {
    var id = git_oid()
    guard text.utf8.count == 40, unsafe git_oid_fromstr(&id, String(text)) == 0 else { return nil }
    self.init(id)
  }

  /// The id as libgit2 takes it.
  var git: git_oid {
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id) { bytes in
      unsafe bytes.storeBytes(of: head.bigEndian, toByteOffset: 0, as: UInt64.self)
      unsafe bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      unsafe bytes.storeBytes(of: tail.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return id
  }

  /// The first seven digits, as people write it.
  package var short: String { String(description.prefix(7)) }
}

extension ObjectID: CustomStringConvertible, Comparable {
  /// The 40 hexadecimal digits.
  package var description: String {
    Self.digits(head, 16) + Self.digits(middle, 16) + Self.digits(UInt64(tail), 8)
  }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.head, left.middle, left.tail) < (right.head, right.middle, right.tail)
  }

  private static func digits(_ value: UInt64, _ width: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
