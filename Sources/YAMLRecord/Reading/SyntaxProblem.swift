/// A syntax error of libyaml, told in the words of the person who wrote the file.
struct SyntaxProblem {
  var code = "syntax"
  var message: String
  var fix: String?
  /// What the carets point at.
  var span: SourceText.Span
  /// The bytes that reading has to pass over to go on.
  var damage: Range<Int>

  init(_ failure: EventStream.Failure, source: SourceText, positions: CharacterPositions) {
    let position = min(positions.byte(failure.position), source.bytes.count)
    let context = failure.contextPosition.map { min(positions.byte($0), position) }
    var place = position
    // At the end of the file there is nothing to point at: point at where the trouble began.
    if place >= source.bytes.count, let context { place = context }
    damage = min(context ?? position, position)..<max(position, context ?? position)
    (message, fix) = Self.explain(failure, source: source, at: &place, context: context)
    span = SourceText.Span(place, place + 1)
    if let tab = Self.indentingTab(source, at: position) {
      code = "tab"
      message = "a tab is used as indentation"
      fix = "indent by spaces"
      span = SourceText.Span(tab, tab + 1)
    }
    // Errors far behind their cause must not take the entries between with them.
    if failure.problem.contains("end of stream"), let context { damage = context..<context }
  }

  private static func indentingTab(_ source: SourceText, at position: Int) -> Int? {
    let blanks = source.bytes[source.lineStart(before: position)...].prefix { $0.isBlank }
    return blanks.firstIndex(of: .tab)
  }

  private static func explain(
    _ failure: EventStream.Failure,
    source: SourceText,
    at place: inout Int,
    context: Int?
  ) -> (String, String?) {
    let problem = failure.problem
    if problem.contains("mapping values are not allowed") {
      return (
        "a second ': ' on this line",
        "put a value that holds ': ' in quotes, or check the indentation"
      )
    }
    if problem.contains("could not find expected ':'") {
      if let context { place = context }
      return (
        "this is neither a key with its value nor a comment",
        "write key: value, or # before a comment"
      )
    }
    if problem.contains("unexpected end of stream") {
      if let context { place = context }
      return ("the quote that opens here is never closed", "close it, or remove it")
    }
    if problem.contains("cannot start any token") {
      let byte = place < source.bytes.count ? source.bytes[place] : .space
      if byte == UInt8(ascii: "%") {
        return ("a value cannot begin with %", "put the value in quotes")
      }
      let character = Character(Unicode.Scalar(byte))
      return ("a value cannot begin with \(character)", "put the value in quotes")
    }
    if problem.contains("expected <block end>") || problem.contains("did not find expected key") {
      return (
        "this line does not fit what stands above it",
        "check its indentation and the quotes before it"
      )
    }
    if problem.contains("did not find expected ',' or '}'") {
      if let context { place = context }
      return (
        "the { that opens here is not closed by }", "write }, with a comma between the values"
      )
    }
    if problem.contains("did not find expected ',' or ']'") {
      if let context { place = context }
      return (
        "the [ that opens here is not closed by ]", "write ], with a comma between the values"
      )
    }
    if problem.contains("block sequence entries are not allowed") {
      return ("a list cannot begin here", "put each - on a line of its own below the key")
    }
    if problem.contains("unknown escape character") {
      return (
        "an unknown escape in double quotes", "write \\\\ for a backslash, or use single quotes"
      )
    }
    if problem.contains("unexpected document indicator") {
      return ("--- or ... stands inside quotes", "indent the line")
    }
    if problem.contains("expected alphabetic or numeric character") {
      if let context { place = context }
      let byte = place < source.bytes.count ? source.bytes[place] : .space
      let character = Character(Unicode.Scalar(byte))
      return ("a value cannot begin with \(character)", "put the value in quotes")
    }
    if problem.contains("undefined alias") {
      return ("aliases are not used here", "write the value itself")
    }
    return (failure.context.isEmpty ? problem : "\(problem) \(failure.context)", nil)
  }
}
