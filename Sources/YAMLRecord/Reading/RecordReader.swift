/// What came of reading a file: the record as far as it could be read, and every problem found.
public struct Reading: Sendable {
  /// The record; `nil` when nothing of it can be used.
  public var record: Record?
  /// The problems, as many as are told of.
  package var problems: ProblemList

  /// The problems, in the order of the file.
  public var diagnostics: [Diagnostic] { problems.diagnostics }

  init(record: Record?, _ problems: ProblemList) {
    self.record = record
    self.problems = problems
  }
}

extension Record {
  /// Reads one strict YAML document.
  ///
  /// Accepts UTF-8 with one mapping at the top, in block or flow style. Refuses, each by name:
  /// duplicate keys, anchors, aliases, merge keys, tags, directives, several documents, tabs as
  /// indentation, control characters, nesting deeper than 16, files over 1 MiB, conflict markers.
  /// Behind a syntax error reading goes on with the next top-level key.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name, relative to the data directory.
  public static func read(_ bytes: [UInt8], file: String) -> Reading {
    let source = SourceText(file: file, bytes: bytes)
    let scan = ByteScan(source)
    guard scan.canContinue else { return Reading(record: nil, ProblemList(scan.diagnostics)) }
    if scan.diagnostics.isEmpty {
      var reader = PlainReader(bytes)
      if let root = reader.read() {
        return Reading(record: Record(source: source, root: root), ProblemList())
      }
    }
    return readEvents(source, scan)
  }

  /// Reads a document by libyaml's events, whatever its layout.
  package static func readEvents(_ bytes: [UInt8], file: String) -> Reading {
    let source = SourceText(file: file, bytes: bytes)
    let scan = ByteScan(source)
    guard scan.canContinue else { return Reading(record: nil, ProblemList(scan.diagnostics)) }
    return readEvents(source, scan)
  }

  private static func readEvents(_ source: SourceText, _ scan: ByteScan) -> Reading {
    var recovery = Recovery(source: source)
    var problems = ProblemList(scan.diagnostics)
    var root: Node?
    while true {
      let text = SourceText(file: source.file, bytes: recovery.bytes)
      var reader = DocumentReader(source: text, original: source, isASCII: scan.isASCII)
      root = reader.read()
      problems.merge(reader.problems)
      guard let failure = reader.syntaxFailure, recovery.blank(around: failure) else { break }
    }
    guard var root else { return Reading(record: nil, problems) }
    if root.entries == nil {
      problems.append(
        source.diagnostic(
          "not-a-mapping",
          at: SourceText.Span(Int(root.span.start), Int(root.span.start) + 1),
          "the top of the file is \(root.items == nil ? "text" : "a list"), not keys and values",
          fix: "write key: value lines"
        )
      )
      root.kind = .mapping([])
    }
    let record = Record(source: source, root: root, isPartial: !problems.isEmpty)
    return Reading(record: record, problems)
  }
}

/// Builds the nodes of one document from libyaml's events.
private struct DocumentReader {
  static let maximumDepth = 16

  let source: SourceText
  /// The file as the person wrote it, for excerpts; the same length as `source`.
  let original: SourceText
  private let positions: CharacterPositions
  var problems = ProblemList()
  /// The bytes around which libyaml gave up.
  var syntaxFailure: Range<Int>?

  init(source: SourceText, original: SourceText, isASCII: Bool) {
    self.source = source
    self.original = original
    positions = CharacterPositions(source.bytes, isASCII: isASCII)
  }

  mutating func read() -> Node? {
    let bytes = positions.hasMark ? Array(source.bytes.dropFirst(3)) : source.bytes
    var root: Node?
    let finished: Void? = EventStream.reading(bytes) { stream in
      do throws(Stop) {
        root = try readDocument(stream)
      } catch {}
    }
    if finished == nil {
      report("memory", at: SourceText.Span(0, 1), "no memory left to read the file")
    }
    return root
  }

  /// Thrown when reading cannot go on; the reason is already reported.
  private struct Stop: Error {}

  private mutating func readDocument(_ stream: borrowing EventStream) throws(Stop) -> Node? {
    var root: Node?
    while true {
      let positioned = try next(stream)
      switch positioned.event {
      case .streamStart, .documentEnd: continue
      case .documentStart(let hasDirectives):
        let span = self.span(positioned)
        if root != nil {
          report(
            "several-documents",
            at: span,
            "a second document begins here",
            fix: "one file is one record: remove the line, or move the rest to a file of its own"
          )
          throw Stop()
        }
        if hasDirectives {
          report("directive", at: span, "directives are not used here", fix: "remove the line")
        }
      case .streamEnd:
        if root == nil {
          report(
            "empty",
            at: SourceText.Span(0, 1),
            "the file has only comments",
            fix: "write key: value lines, or remove the file"
          )
        }
        return root
      default:
        // What could be read of the document stands even when a later part cannot be read.
        root = Node(kind: .mapping([]), span: span(positioned), style: .block)
        root = try readNode(positioned, stream, depth: 1)
      }
    }
  }

  private mutating func readNode(
    _ positioned: EventStream.Positioned,
    _ stream: borrowing EventStream,
    depth: Int
  ) throws(Stop) -> Node {
    let span = self.span(positioned)
    switch positioned.event {
    case .scalar(let text, let style, let hasAnchor, let hasTag):
      refuseProperties(hasAnchor, hasTag, at: span)
      return Node(kind: .scalar(text), span: contentSpan(span, style), style: style)
    case .mappingStart(let style, let hasAnchor, let hasTag):
      refuseProperties(hasAnchor, hasTag, at: span)
      try checkDepth(depth, at: span)
      return try readMapping(from: span, style, stream, depth: depth)
    case .listStart(let style, let hasAnchor, let hasTag):
      refuseProperties(hasAnchor, hasTag, at: span)
      try checkDepth(depth, at: span)
      return try readList(from: span, style, stream, depth: depth)
    default:
      report(
        "alias",
        at: span,
        "aliases are not used here",
        fix: "write the value itself"
      )
      return Node(kind: .scalar(""), span: span, style: .plain)
    }
  }

  private mutating func readMapping(
    from start: SourceText.Span,
    _ style: Node.Style,
    _ stream: borrowing EventStream,
    depth: Int
  ) throws(Stop) -> Node {
    var entries: [Entry] = []
    var known = KnownKeys()
    var end = Int(start.start)
    while true {
      let positioned = try next(stream)
      if case .mappingEnd = positioned.event {
        if style == .flow { end = span(positioned).range.upperBound }
        break
      }
      let key = try readNode(positioned, stream, depth: depth + 1)
      let value = try readNode(try next(stream), stream, depth: depth + 1)
      end = max(end, max(Int(key.span.end), Int(value.span.end)))
      if value.style != .plain, value.style != .block {
        checkLayout(value, below: style == .block ? Int(key.span.start) : nil)
      }
      guard let text = checkedKey(key, style) else { continue }
      if let first = known.position(of: text, in: entries).map({ entries[$0] }) {
        // To place the other one takes a walk, for what may only be counted.
        let place = problems.isFull ? nil : original.place(of: first.keySpan)
        report(
          "duplicate-key",
          at: key.span,
          "\(text) is here twice",
          fix: "keep one of the two",
          notes: [
            Diagnostic.Note(
              file: original.file,
              place: place,
              message: "the first \(text) is here"
            )
          ]
        )
        continue
      }
      entries.append(Entry(key: text, keySpan: key.span, value: value))
    }
    return Node(
      kind: .mapping(entries),
      span: SourceText.Span(Int(start.start), end),
      style: style
    )
  }

  private mutating func readList(
    from start: SourceText.Span,
    _ style: Node.Style,
    _ stream: borrowing EventStream,
    depth: Int
  ) throws(Stop) -> Node {
    var items: [Node] = []
    var end = Int(start.start)
    if style == .block { end += 1 }
    while true {
      let positioned = try next(stream)
      if case .listEnd = positioned.event {
        if style == .flow { end = span(positioned).range.upperBound }
        break
      }
      let item = try readNode(positioned, stream, depth: depth + 1)
      if style == .block { refuseTabIndentation(before: Int(item.span.start)) }
      if item.style != .plain, item.style != .block {
        checkLayout(item, below: style == .block ? Int(start.start) : nil)
      }
      end = max(end, Int(item.span.end))
      items.append(item)
    }
    return Node(kind: .list(items), span: SourceText.Span(Int(start.start), end), style: style)
  }

  /// The text of a key that is a plain or quoted word; anything else is reported.
  private mutating func checkedKey(_ key: Node, _ style: Node.Style) -> String? {
    guard let text = key.text, key.style != .blockScalar else {
      report(
        "complex-key",
        at: firstCharacter(of: key.span),
        "a key must be a single word",
        fix: "write key: value"
      )
      return nil
    }
    if key.isAbsent {
      report(
        "complex-key",
        at: firstCharacter(of: key.span),
        "a value stands here without a key",
        fix: "write key: value"
      )
      return nil
    }
    if text == "<<", key.style == .plain {
      report(
        "merge-key",
        at: key.span,
        "merge keys are not used here",
        fix: "write the keys themselves"
      )
      return nil
    }
    if hasQuestionMark(before: Int(key.span.start)) {
      report(
        "complex-key",
        at: key.span,
        "a key must not be written with ?",
        fix: "write \(text): value"
      )
      return nil
    }
    if style == .block { refuseTabIndentation(before: Int(key.span.start)) }
    return text
  }

  private mutating func checkLayout(_ node: Node, below offset: Int?) {
    let column = offset.map { $0 - source.lineStart(before: $0) }
    guard let problem = LayoutCheck(source: source).problem(with: node, column: column) else {
      return
    }
    report(problem.code, at: problem.span, problem.message, fix: problem.fix)
  }

  private func hasQuestionMark(before offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0, source.bytes[index].isBlank || source.bytes[index].isLineBreak { index -= 1 }
    guard index >= 0, source.bytes[index] == UInt8(ascii: "?") else { return false }
    // A question mark at the end of the line before belongs to a plain value there.
    let hasSpaceBefore =
      index == 0 || source.bytes[index - 1].isBlank || source.bytes[index - 1].isLineBreak
    let sameLine = source.lineStart(before: offset) <= index
    return sameLine
      && (hasSpaceBefore || source.bytes[index - 1] == UInt8(ascii: "{")
        || source.bytes[index - 1] == UInt8(ascii: "["))
  }

  /// Refuses a tab among the blanks that a key or an item is indented by.
  private mutating func refuseTabIndentation(before offset: Int) {
    let lineStart = source.lineStart(before: offset)
    var index = lineStart
    while index < offset, source.bytes[index].isBlank || source.bytes[index] == UInt8(ascii: "-") {
      if source.bytes[index] == .tab {
        report(
          "tab",
          at: SourceText.Span(index, index + 1),
          "a tab is used as indentation",
          fix: "indent by spaces"
        )
        return
      }
      index += 1
    }
  }

  private mutating func refuseProperties(
    _ hasAnchor: Bool,
    _ hasTag: Bool,
    at span: SourceText.Span
  ) {
    if hasAnchor {
      report(
        "anchor",
        at: firstWord(of: span),
        "anchors are not used here",
        fix: "remove the &name"
      )
    }
    if hasTag {
      report(
        "tag",
        at: firstWord(of: span),
        "tags are not used here",
        fix: "remove the !tag: the schema knows the type of each key"
      )
    }
  }

  private mutating func checkDepth(_ depth: Int, at span: SourceText.Span) throws(Stop) {
    guard depth > Self.maximumDepth else { return }
    report(
      "nesting",
      at: firstCharacter(of: span),
      "nested deeper than \(Self.maximumDepth) levels",
      fix: "records are flat: remove the brackets or the indentation"
    )
    throw Stop()
  }

  private mutating func next(_ stream: borrowing EventStream) throws(Stop) -> EventStream.Positioned
  {
    do {
      return try stream.next()
    } catch {
      let problem = SyntaxProblem(error, source: source, positions: positions)
      report(problem.code, at: problem.span, problem.message, fix: problem.fix)
      syntaxFailure = problem.damage
      throw Stop()
    }
  }

  private mutating func report(
    _ code: String,
    at span: SourceText.Span,
    _ message: String,
    fix: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    problems.append(original.diagnostic(code, at: span, message, fix: fix, notes: notes))
  }

  private func span(_ positioned: EventStream.Positioned) -> SourceText.Span {
    SourceText.Span(positions.byte(positioned.start), positions.byte(positioned.end))
  }

  private func firstCharacter(of span: SourceText.Span) -> SourceText.Span {
    SourceText.Span(Int(span.start), Int(span.start) + 1)
  }

  private func firstWord(of span: SourceText.Span) -> SourceText.Span {
    let start = Int(span.start)
    let rest = source.bytes[start...].prefix { !$0.isBlank && !$0.isLineBreak && $0 != 0x2C }
    return SourceText.Span(start, start + max(1, rest.count))
  }

  /// A block scalar's span as far as its text goes: libyaml counts the blank lines behind it too.
  private func contentSpan(_ span: SourceText.Span, _ style: Node.Style) -> SourceText.Span {
    guard style == .blockScalar else { return span }
    var end = Int(span.end)
    while end > Int(span.start) {
      let isPair =
        end > 1 && source.bytes[end - 1] == .lineFeed && source.bytes[end - 2] == .carriageReturn
      let lineBreak = isPair ? 2 : source.bytes[end - 1].isLineBreak ? 1 : 0
      let lineStart = source.lineStart(before: end - lineBreak)
      let line = source.bytes[lineStart..<end]
      guard line.allSatisfy({ $0.isBlank || $0.isLineBreak }), lineStart > Int(span.start) else {
        break
      }
      end = lineStart
    }
    return SourceText.Span(Int(span.start), end)
  }
}
