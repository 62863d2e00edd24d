/// What a commit says of itself.
package struct CommitMessage: Sendable, Hashable {
  /// The first line: what changed.
  package var subject: String
  /// Further lines.
  package var body: [String]
  /// `Key: value` lines at the end, for programs.
  package var trailers: [Trailer]

  package struct Trailer: Sendable, Hashable {
    package var key: String
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  package init(_ subject: String, body: [String] = [], trailers: [Trailer] = []) {
    self.subject = subject
    self.body = body
    self.trailers = trailers
  }

  /// Reads the text of a commit.
  package init(parsing text: String) {
    var blocks = text.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty).map(Array.init)
    subject = blocks.first?.joined(separator: " ") ?? ""
    if !blocks.isEmpty { blocks.removeFirst() }
    let last = blocks.last?.map { line in Trailer(parsing: line) } ?? []
    trailers = last.compactMap(\.self)
    if trailers.count == last.count, !last.isEmpty { blocks.removeLast() } else { trailers = [] }
    body = blocks.flatMap { $0.map(String.init) }
  }

  /// The text of the commit.
  package var text: String {
    var text = Self.line(subject) + "\n"
    if !body.isEmpty { text += "\n" + body.map(Self.line).joined(separator: "\n") + "\n" }
    if !trailers.isEmpty {
      text += "\n" + trailers.map { "\($0.key): \(Self.line($0.value))\n" }.joined()
    }
    return text
  }

  /// The value of a trailer.
  package subscript(trailer key: String) -> String? {
    trailers.last { $0.key == key }?.value
  }

  /// A text on one line: what people write may have line ends and controls.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }
      )
    )
  }
}

extension CommitMessage.Trailer {
  init?(parsing line: Substring) {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
      line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }),
      line[line.index(after: colon)...].hasPrefix(" ")
    else { return nil }
    self.init(String(line[..<colon]), String(line[line.index(colon, offsetBy: 2)...]))
  }
}
