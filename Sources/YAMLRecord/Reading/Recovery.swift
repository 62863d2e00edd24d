/// Lets reading go on behind a syntax error: the top-level entry around it is blanked out, and the
/// rest is read again, so that one run shows every problem of a file.
struct Recovery {
  private(set) var bytes: [UInt8]
  private var attempts = 0

  init(source: SourceText) { bytes = source.bytes }

  /// Blanks the entry around some bytes; `false` when there is nothing more to be had this way.
  mutating func blank(around damage: Range<Int>) -> Bool {
    attempts += 1
    guard attempts <= 16 else { return false }
    let source = SourceText(file: "", bytes: bytes)
    var start = source.lineStart(before: min(damage.lowerBound, bytes.count))
    while start > 0, !beginsEntry(start) { start = source.lineStart(before: start - 1) }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = source.nextLine(from: max(start, min(damage.upperBound, bytes.count)))
    while end < bytes.count, !beginsEntry(end) { end = source.nextLine(from: end) }
    var changed = false
    for index in start..<end where !bytes[index].isLineBreak && bytes[index] != .space {
      bytes[index] = .space
      changed = true
    }
    return changed && bytes.contains { !$0.isBlank && !$0.isLineBreak }
  }

  /// Whether a line begins a top-level entry: not indented, no comment, not empty.
  private func beginsEntry(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    let byte = bytes[offset]
    return !byte.isBlank && !byte.isLineBreak && byte != .hash && byte != UInt8(ascii: "}")
      && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "-")
  }
}
