import Glibc

/// Finds the rows and fields of a CSV text in a sliding window of bytes.
///
/// The window holds one row and a block at most. A quote that is never closed costs its own line
/// only: scanning goes on behind that line. Every byte is looked at twice at most: a line that lies
/// whole inside an open quote holds doubled quotes alone, so it cannot open a quote itself.
struct CSVScanner {
  let dialect: CSVDialect
  let maximumRowSize: Int
  let blockSize: Int
  /// The bytes that are in memory; for UTF-16 their UTF-8.
  private(set) var window: [UInt8] = []
  /// The first byte of the window that is not read yet.
  private(set) var start = 0
  /// The line of that byte.
  private(set) var line = 1
  /// The place of that byte in the file.
  private(set) var sourceOffset = 0
  /// The system's words when the file could not be read to its end.
  private(set) var failure: String?

  private let source: CSVSource
  private var transcoder: UTF16Transcoder?
  private var isAtEnd = false

  init(
    _ source: CSVSource,
    dialect: CSVDialect,
    prefix: [UInt8],
    maximumRowSize: Int,
    blockSize: Int
  ) {
    self.source = source
    self.dialect = dialect
    self.maximumRowSize = maximumRowSize
    self.blockSize = blockSize
    if dialect.encoding.isUTF16 {
      transcoder = UTF16Transcoder(bigEndian: dialect.encoding == .utf16BigEndian)
    }
    if !prefix.isEmpty { take(prefix) }
    skipPreamble()
  }

  /// Whether the window reaches an index, or can be made to.
  mutating func isAvailable(_ index: Int) -> Bool {
    while index >= window.count && !isAtEnd { refill() }
    return index < window.count
  }

  /// Marks everything before an index as read.
  mutating func advance(to index: Int, lines: Int) {
    sourceOffset += dialect.encoding.sourceLength(of: window[start..<index])
    start = index
    line += lines
  }

  /// Forgets what was read, once that is worth moving the rest.
  mutating func dropWhatWasRead() {
    guard start >= blockSize || start == window.count else { return }
    window.removeFirst(start)
    start = 0
  }

  /// The index behind the line break at an index.
  mutating func endOfLineBreak(at index: Int) -> Int {
    let isPair = window[index] == 0x0D && isAvailable(index + 1) && window[index + 1] == 0x0A
    return index + (isPair ? 2 : 1)
  }

  private mutating func refill() {
    do {
      take(try source.read(blockSize))
    } catch {
      failure = String(describing: error)
      take([])
    }
  }

  private mutating func take(_ block: [UInt8]) {
    isAtEnd = block.isEmpty
    guard transcoder != nil else {
      window += block
      return
    }
    transcoder?.append(block, to: &window)
  }

  /// Passes over a byte order mark, a `sep=` line and the lines that the dialect skips.
  private mutating func skipPreamble() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if isAvailable(2), window.starts(with: mark) { advance(to: mark.count, lines: 0) }
    if isAvailable(start + 4), CSVDialect.separator(atStartOf: window[start...]) != nil {
      passLine()
    }
    for _ in 0..<dialect.skippedLines where isAvailable(start) { passLine() }
  }
}

// MARK: - Searching

extension CSVScanner {
  /// Where a search ended.
  enum Found {
    case at(Int)
    case endOfFile
    /// The row is longer than it may be.
    case limit
  }

  /// The next place, from an index, at which a byte is as asked, within the size that a row may have.
  @inline(__always)
  mutating func find(from index: Int, _ matches: (UInt8) -> Bool) -> Found {
    var index = index
    let (bound, overflow) = start.addingReportingOverflow(maximumRowSize)
    while true {
      let end = overflow ? window.count : min(window.count, bound + 1)
      index = window.span.index(from: index, to: end, matches)
      if index < end { return .at(index) }
      if index > bound && !overflow { return .limit }
      guard isAvailable(index) else { return .endOfFile }
    }
  }

  /// Passes over the rest of the line, however long, without keeping it.
  ///
  /// - Returns: The place in the file at which the line ends, before its line break.
  @discardableResult
  mutating func passLine(from index: Int? = nil) -> Int {
    var index = index ?? start
    while true {
      if let lineEnd = window.firstLineEnd(from: index) {
        advance(to: lineEnd, lines: 0)
        let end = sourceOffset
        advance(to: endOfLineBreak(at: lineEnd), lines: 1)
        return end
      }
      advance(to: window.count, lines: 0)
      window.removeAll(keepingCapacity: true)
      start = 0
      index = 0
      guard isAvailable(0) else { return sourceOffset }
    }
  }

  /// The line and column of a place in the row that is being read.
  func place(of index: Int) -> (line: Int, column: Int) {
    let index = min(index, window.count)
    var lineStart = start
    var line = line
    var position = start
    while position < index {
      if window[position].isCSVLineEnd {
        let isPair =
          window[position] == 0x0D && position + 1 < index && window[position + 1] == 0x0A
        position += isPair ? 1 : 0
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    let bytes = window[min(lineStart, index)..<index]
    guard !dialect.encoding.isSingleByte else { return (line, bytes.count + 1) }
    return (line, bytes.reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
  }
}

extension [UInt8] {
  /// The first line end from an index on, found by the C library: a gigabyte may have none.
  fileprivate func firstLineEnd(from start: Int) -> Int? {
    var end = count
    for mark in [0x0A, 0x0D] as [Int32] where start < end {
      let found: Int? = unsafe withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return nil }
        return unsafe memchr(base + start, mark, end - start).map {
          unsafe $0 - UnsafeMutableRawPointer(mutating: base)
        }
      }
      end = found ?? end
    }
    return end < count ? end : nil
  }
}

extension Span<UInt8> {
  /// The first index at which a byte is as asked, or the end of the search.
  @inline(__always)
  fileprivate func index(from start: Int, to end: Int, _ matches: (UInt8) -> Bool) -> Int {
    var index = start
    while index < end, !matches(self[index]) { index += 1 }
    return index
  }
}

extension UInt8 {
  /// Whether the byte is a carriage return or a line feed.
  var isCSVLineEnd: Bool { self == 0x0A || self == 0x0D }
}
