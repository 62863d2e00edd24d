/// A word, a quoted text or a mark of an expression.
struct WhereToken: Hashable {
  enum Kind: Hashable {
    case word, quoted, mark, end
  }

  var kind: Kind
  /// Without quotes.
  var text: String
  /// In characters, with quotes.
  var range: Range<Int>

  /// Whether it is a word of the language, whatever the case of its letters.
  func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }

  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  func problem(_ message: String, fix: String?) -> WhereProblem {
    WhereProblem(
      offset: range.lowerBound,
      length: max(1, range.count),
      message: message,
      fix: fix
    )
  }

  /// How a message names it.
  var shown: String { kind == .end ? "the end" : ValueProblem.quoted(text) }

  /// Splits an expression; the last token is its end.
  static func split(_ text: String) -> Result<[WhereToken], WhereProblem> {
    let characters = Array(text)
    var tokens: [WhereToken] = []
    var position = 0
    while position < characters.count {
      let start = position
      let character = characters[position]
      if character.isWhitespace {
        position += 1
      } else if character == "\"" || character == "'" {
        guard let end = characters[(start + 1)...].firstIndex(of: character) else {
          return .failure(
            WhereProblem(
              offset: start,
              length: 1,
              message: "the quote is never closed",
              fix: "write \(character) behind the text"
            )
          )
        }
        position = end + 1
        tokens.append(
          WhereToken(
            kind: .quoted,
            text: String(characters[(start + 1)..<end]),
            range: start..<position
          )
        )
      } else if "(),".contains(character) {
        position += 1
        tokens.append(WhereToken(kind: .mark, text: String(character), range: start..<position))
      } else {
        let isMark = marks.contains(character)
        while position < characters.count, !characters[position].isWhitespace,
          !"(),\"'".contains(characters[position]), marks.contains(characters[position]) == isMark
        {
          position += 1
        }
        tokens.append(
          WhereToken(
            kind: isMark ? .mark : .word,
            text: String(characters[start..<position]),
            range: start..<position
          )
        )
      }
    }
    tokens.append(
      WhereToken(kind: .end, text: "", range: characters.count..<characters.count)
    )
    return .success(tokens)
  }

  private static let marks: Set<Character> = ["=", "!", "<", ">", "~", "&", "|"]
}
