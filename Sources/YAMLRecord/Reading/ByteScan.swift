/// The look at the bare bytes before libyaml sees them: size, encoding, characters, merge markers.
///
/// What it refuses here would make libyaml stop early, read something else than what is on the
/// screen, or silently drop the rest of the file.
struct ByteScan {
  /// Files larger than this are no records.
  static let maximumSize = 1 << 20

  private(set) var diagnostics: [Diagnostic] = []
  /// Whether every byte is ASCII, so that libyaml's character positions are byte positions.
  private(set) var isASCII = true
  /// Whether what was found leaves the rest of the file readable.
  private(set) var canContinue = true

  private let source: SourceText
  private var conflictLine: Int?
  private static let diagnosticLimit = 50

  init(_ source: SourceText) {
    self.source = source
    guard checkWhole() else {
      canContinue = false
      return
    }
    scan()
  }

  private mutating func checkWhole() -> Bool {
    let bytes = source.bytes
    if bytes.count > Self.maximumSize {
      return refuse("too-large", "the file is larger than 1 MiB", fix: "one file is one record")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || looksLikeUTF16(bytes)
    {
      return refuse("encoding", "the file is UTF-16", fix: "save it as UTF-8")
    }
    if bytes.allSatisfy({ $0 == 0 }) {
      let message =
        bytes.isEmpty ? "the file is empty" : "the file holds nothing but NUL bytes: a torn write"
      return refuse("empty", message, fix: "restore it from git, or remove it")
    }
    return true
  }

  private mutating func scan() {
    let bytes = source.bytes
    if Self.isPlain(bytes.span) { return }
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if index == 3 { isASCII = false }
    var atLineStart = true
    while index < bytes.count, diagnostics.count < Self.diagnosticLimit {
      let byte = bytes[index]
      if atLineStart, byte == 0x3C || byte == 0x3E || byte == 0x3D || byte == 0x7C {
        checkConflictMarker(at: index)
      }
      atLineStart = byte.isLineBreak
      if byte >= 0x20 && byte < 0x7F || byte.isLineBreak || byte == .tab {
        index += 1
      } else if byte < 0x80 {
        reportControl(byte, at: index)
        index += 1
      } else {
        isASCII = false
        index += checkMultibyte(at: index)
      }
    }
  }

  /// Whether there is nothing to find, as in nearly every file.
  ///
  /// That is printable ASCII and line feeds, and no line that begins as a conflict marker does. Looks at
  /// all bytes without a branch, many at once.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, !isMark(bytes[0]) else { return false }
    var odd: UInt8 = 0
    for index in bytes.indices {
      odd |= bytes[index] &- 0x20 > 0x5E && bytes[index] != .lineFeed ? 1 : 0
    }
    for index in 1..<bytes.count {
      odd |= bytes[index - 1] == .lineFeed && isMark(bytes[index]) ? 1 : 0
    }
    return odd == 0
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte &- 0x3C < 3 || byte == 0x7C
  }

  private mutating func reportControl(_ byte: UInt8, at index: Int) {
    canContinue = false
    if byte == 0, source.bytes[index...].allSatisfy({ $0 == 0 }) {
      add(
        "empty",
        index,
        index + 1,
        "the file ends in NUL bytes: a torn write",
        fix: "restore it from git"
      )
      return
    }
    let code = String(byte, radix: 16, uppercase: true)
    add(
      "control-character",
      index,
      index + 1,
      "control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
      fix: "remove it, or write it as \"\\x\(code.count == 1 ? "0" : "")\(code)\" in double quotes"
    )
  }

  /// Checks one character of more than one byte and returns its length.
  private mutating func checkMultibyte(at index: Int) -> Int {
    let bytes = source.bytes
    guard let (scalar, length) = decodeUTF8(bytes, at: index) else {
      canContinue = false
      var end = index + 1
      while end < bytes.count, bytes[end] >= 0x80, decodeUTF8(bytes, at: end) == nil { end += 1 }
      add("encoding", index, end, "the bytes here are not UTF-8", fix: "save the file as UTF-8")
      return end - index
    }
    switch scalar {
    case 0x85, 0x2028, 0x2029:
      canContinue = false
      let name = scalar == 0x85 ? "U+0085" : "U+\(String(scalar, radix: 16))"
      add(
        "line-break",
        index,
        index + length,
        "\(name) is a line break to some programs and not to others",
        fix: "use an ordinary line break"
      )
    case 0x80..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF:
      canContinue = false
      let name =
        "U+" + String(repeating: "0", count: scalar < 0x1000 ? 2 : 0)
        + String(scalar, radix: 16, uppercase: true)
      add("control-character", index, index + length, "control character \(name)", fix: "remove it")
    default: break
    }
    return length
  }

  private mutating func checkConflictMarker(at index: Int) {
    let line = source.bytes[index..<source.lineEnd(from: index)]
    guard line.count >= 7, let first = line.first, line.prefix(7).allSatisfy({ $0 == first }),
      line.count == 7 || line[index + 7] == .space
    else { return }
    if first == 0x3C {
      conflictLine = index
      canContinue = false
      add(
        "conflict-marker",
        index,
        index + line.count,
        "git left a merge conflict in this file",
        fix: "keep one of the two sides and remove the marker lines"
      )
    } else if first == 0x3E, conflictLine == nil {
      canContinue = false
      add(
        "conflict-marker",
        index,
        index + line.count,
        "a merge conflict marker is left in this file",
        fix: "remove the marker line"
      )
    } else if first == 0x3E {
      conflictLine = nil
    }
  }

  private mutating func refuse(_ code: String, _ message: String, fix: String) -> Bool {
    diagnostics.append(Diagnostic(code: code, file: source.file, message: message, fix: fix))
    return false
  }

  private mutating func add(
    _ code: String,
    _ start: Int,
    _ end: Int,
    _ message: String,
    fix: String
  ) {
    diagnostics.append(
      source.diagnostic(code, at: SourceText.Span(start, end), message, fix: fix)
    )
  }
}

/// Every second byte of the beginning is NUL: UTF-16 without a byte order mark.
private func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
  let head = bytes.prefix(64)
  guard head.count >= 4, head.contains(0) else { return false }
  let zeros = head.enumerated().filter { $0.element == 0 }
  guard zeros.count * 3 > head.count, zeros.count < head.count else { return false }
  return Set(zeros.map { $0.offset % 2 }).count == 1
}

/// Decodes one UTF-8 sequence by the table of RFC 3629, or `nil` where it is not well-formed.
func decodeUTF8(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
  func continuation(_ offset: Int) -> UInt32? {
    guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
    return UInt32(bytes[index + offset] & 0x3F)
  }
  let first = UInt32(bytes[index])
  switch first {
  case 0..<0x80:
    return (first, 1)
  case 0xC2...0xDF:
    guard let a = continuation(1) else { return nil }
    return ((first & 0x1F) << 6 | a, 2)
  case 0xE0...0xEF:
    guard let a = continuation(1), let b = continuation(2) else { return nil }
    let scalar = (first & 0x0F) << 12 | a << 6 | b
    return scalar >= 0x800 && !(0xD800...0xDFFF).contains(scalar) ? (scalar, 3) : nil
  case 0xF0...0xF4:
    guard let a = continuation(1), let b = continuation(2), let c = continuation(3) else {
      return nil
    }
    let scalar = (first & 0x07) << 18 | a << 12 | b << 6 | c
    return (0x10000...0x10FFFF).contains(scalar) ? (scalar, 4) : nil
  default:
    return nil
  }
}
