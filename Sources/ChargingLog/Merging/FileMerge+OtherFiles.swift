import YAMLRecord

extension FileMerge {
  /// Merges a file that is no record.
  ///
  /// Text merges line by line. In git's own lists, where each line stands for itself, the lines of
  /// both sides stay; elsewhere a line that both sides rewrote makes the whole file a conflict.
  /// What the program writes by itself is the primary's.
  func ofOtherFiles() -> MergedRecord {
    if path.hasPrefix(".schema/") { return MergedRecord(content: primary.bytes) }
    guard let first = primary.bytes, let second = secondary.bytes else {
      return withoutOneSide(.value)
    }
    guard let one = lines(first), let two = lines(second), let before = lines(base ?? []),
      let merge = LineMerge(base: before, start: one, other: two)
    else { return whole(primary, over: secondary) }
    guard isListOfLines || !merge.isConflicted else { return whole(primary, over: secondary) }
    var content: [UInt8] = []
    for line in merge.lines {
      if let last = content.last, last != UInt8(ascii: "\n") { content.append(UInt8(ascii: "\n")) }
      switch line {
      case .start(let index): content += Array(one[index].utf8)
      case .other(let index): content += Array(two[index].utf8)
      }
    }
    return MergedRecord(content: content)
  }

  private var isListOfLines: Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return [".gitattributes", ".gitignore"].contains(name)
  }

  /// The lines of a text, each with its line break; `nil` when it is no text.
  private func lines(_ bytes: [UInt8]) -> [String]? {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var lines: [String] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(String(decoding: bytes[start...index], as: UTF8.self))
      start = index + 1
    }
    if start < bytes.count { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return lines
  }
}
