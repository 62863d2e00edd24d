import YAMLRecord

/// The conflict records of one merge, as files.
///
/// Their names and bytes follow from what is in conflict, so the same conflict found on two machines
/// is one file.
struct ConflictRecords {
  /// The file that the conflicts are about.
  let file: String
  /// Their content, by path.
  private(set) var files: [String: [UInt8]] = [:]

  /// Longer values stand in a file of their own.
  private static let longestText = 1 << 18

  init(file: String) { self.file = file }

  /// Adds a conflict about one value.
  mutating func add(_ conflict: RecordMerge.Conflict, kept: MergeSide, other: MergeSide) {
    let key = conflict.key.description
    let name = key.isEmpty ? Self.name(of: file) : "\(Self.name(of: file))--\(Self.safe(key))"
    var pairs = [Content.Pair("file", .text(file))]
    if !key.isEmpty { pairs.append(Content.Pair("key", .text(key))) }
    if let base = conflict.base { pairs.append(Content.Pair("base", .text(base))) }
    pairs.append(
      Content.Pair("kept", .mapping(side(kept, Array((conflict.kept ?? "").utf8), name, "kept")))
    )
    let value = conflict.other.map { Array($0.utf8) }
    pairs.append(Content.Pair("other", .mapping(side(other, value, name, "other"))))
    place(Record.compose(pairs), name)
  }

  /// Adds a conflict about the whole file; the side that stands is not repeated.
  mutating func addWhole(kept: MergeSide, other: MergeSide) {
    let name = Self.name(of: file)
    let pairs = [
      Content.Pair("file", .text(file)),
      Content.Pair("kept", .mapping(side(kept, nil, name, "kept"))),
      Content.Pair("other", .mapping(side(other, other.bytes, name, "other"))),
    ]
    place(Record.compose(pairs), name)
  }

  private mutating func place(_ bytes: [UInt8], _ name: String) {
    let path = "conflicts/\(name).yaml"
    guard let present = files[path], present != bytes else {
      files[path] = bytes
      return
    }
    files[Self.path(path, marked: bytes)] = bytes
  }

  private mutating func side(
    _ side: MergeSide,
    _ value: [UInt8]?,
    _ name: String,
    _ role: String
  ) -> [Content.Pair] {
    var pairs: [Content.Pair] = []
    if let value {
      if value.count <= Self.longestText, let text = String(validating: value, as: UTF8.self) {
        pairs.append(Content.Pair("value", .text(text)))
      } else {
        let path = Self.path("conflicts/\(name)-\(role).bytes", marked: value)
        files[path] = value
        pairs.append(Content.Pair("bytes", .text(String(path.dropFirst("conflicts/".count)))))
      }
    }
    if !side.commit.isEmpty {
      pairs.append(Content.Pair("commit", .text(String(side.commit.prefix(7)))))
    }
    if let machine = side.machine, !machine.isEmpty {
      pairs.append(Content.Pair("machine", .text(machine)))
    }
    let time = Instant(secondsSince1970: side.secondsSince1970)
    pairs.append(Content.Pair("at", .text(time.description)))
    return pairs
  }

  /// What a conflict about a file is called: the record's id; that of prices with their tariff's.
  private static func name(of file: String) -> String {
    guard let kind = RecordKind(path: file), kind != .prices else {
      let path = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
      return safe(
        RecordKind(path: file) == .prices ? String(path.dropFirst("tariffs/".count)) : path
      )
    }
    return safe(RecordID.of(path: file))
  }

  /// Text that every file system takes as a name.
  private static func safe(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isKept =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-_.".unicodeScalars.contains(scalar) && !(name.isEmpty && scalar == ".")
      name.unicodeScalars.append(isKept ? scalar : "-")
    }
    while name.hasSuffix("-") { name.removeLast() }
    return name.isEmpty ? "unnamed" : String(name.prefix(120))
  }

  /// A path that differs for different content.
  static func path(_ path: String, marked bytes: [UInt8]) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash >> 32, radix: 16)
    let mark = String(repeating: "0", count: 8 - digits.count) + digits
    return "\(path[..<dot])--\(mark)\(path[dot...])"
  }
}
