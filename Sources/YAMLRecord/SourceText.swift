/// The bytes of one file and the name it has in the data directory.
public struct SourceText: Sendable, Hashable {
  /// A range of bytes; files are at most 1 MiB, so 32 bits are plenty and nodes stay small.
  public struct Span: Sendable, Hashable {
    /// The first byte.
    public var start: UInt32
    /// One past the last byte.
    public var end: UInt32

    /// Makes a span from byte offsets.
    public init(_ start: Int, _ end: Int) {
      self.start = UInt32(clamping: start)
      self.end = UInt32(clamping: max(start, end))
    }

    /// The span as offsets into the bytes.
    public var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The file, relative to the data directory.
  public var file: String
  /// What stands in the file.
  public var bytes: [UInt8]

  /// Makes a source from bytes.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The line and column of a span; O(offset), so only for what a person will read.
  public func place(of span: Span) -> Diagnostic.Place {
    let start = min(Int(span.start), bytes.count)
    let lineStart = self.lineStart(before: start)
    var line = 1
    var index = 0
    while index < lineStart {
      if bytes[index] == .carriageReturn && index + 1 < lineStart && bytes[index + 1] == .lineFeed {
        index += 1
      }
      if bytes[index] == .lineFeed || bytes[index] == .carriageReturn { line += 1 }
      index += 1
    }
    let end = min(Int(span.end), lineEnd(from: start))
    return Diagnostic.Place(
      line: line,
      column: characters(lineStart..<start) + 1,
      length: characters(start..<max(start, end))
    )
  }

  /// The text of the line that an offset is on, without its line end.
  public func line(at offset: Int) -> String {
    let offset = min(max(0, offset), bytes.count)
    var start = lineStart(before: offset)
    if start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let end = max(start, lineEnd(from: offset))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A diagnostic at a span of this file, with the person's own line.
  public func diagnostic(
    _ code: String,
    severity: Diagnostic.Severity = .error,
    at span: Span,
    _ message: String,
    fix: String? = nil,
    notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code,
      severity: severity,
      file: file,
      place: place(of: span),
      excerpt: line(at: Int(span.start)),
      message: message,
      fix: fix,
      notes: notes
    )
  }

  /// The offset at which the line of an offset begins.
  func lineStart(before offset: Int) -> Int {
    var index = min(offset, bytes.count)
    while index > 0, !bytes[index - 1].isLineBreak { index -= 1 }
    return index
  }

  /// The offset of the line end at or behind an offset, before the line break itself.
  func lineEnd(from offset: Int) -> Int {
    var index = min(offset, bytes.count)
    while index < bytes.count, !bytes[index].isLineBreak { index += 1 }
    return index
  }

  /// The offset of the first byte of the next line, or the end of the file.
  func nextLine(from offset: Int) -> Int {
    let end = lineEnd(from: offset)
    guard end < bytes.count else { return end }
    let isPair =
      bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .lineFeed
    return end + (isPair ? 2 : 1)
  }

  /// The line break that the file uses: that of its first line, else a line feed.
  var lineBreak: [UInt8] {
    let end = lineEnd(from: 0)
    guard end < bytes.count else { return [.lineFeed] }
    return Array(bytes[end..<nextLine(from: 0)])
  }

  private func characters(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    if start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, range.upperBound) }
    return bytes[start..<range.upperBound].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

extension UInt8 {
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var tab: UInt8 { 0x09 }
  static var hash: UInt8 { 0x23 }

  var isLineBreak: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
}
