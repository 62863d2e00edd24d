import TestSupport

/// A document as a person might have written it: comments everywhere, all styles, odd spacing.
struct RandomDocument {
  private(set) var text = ""
  /// Every comment, each different from all others.
  private(set) var comments: [String] = []
  private var random: SeededRandom
  private var keys = 0

  private static let words = [
    "home", "41.25", "0755", "no", "a b c", "it's", "say \"hi\"", "x: y", "a #b", "- dash",
    "Ünïcödé 🚗", "2026-11-23T07:30",
    "{brace", "[list", "*star", "&and", "%", "@at", "`tick", "trailing ", " leading", "1,2", "?",
    ":", "~", "null", "'", "\"", "\\",
    "tab\there", "end:", "100%", "!bang", "|", ">", "a,b", "...", "---", "=", "<<",
  ]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...7, using: &random)
    for _ in 0..<count { entry(indentation: 0, depth: 0) }
    if chance(4) { comment(indentation: 0) }
    if chance(3), text.hasSuffix("\n") { text.removeLast() }
    if chance(4) { text = text.replacing("\n", with: "\r\n") }
    if chance(6) { text = "\u{FEFF}" + text }
  }

  /// A text that a value may have.
  static func word(_ random: inout SeededRandom) -> String {
    words.randomElement(using: &random) ?? "x"
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

  private mutating func newComment() -> String {
    let comment = "# note \(comments.count)" + (chance(3) ? " 'it''s: \"x\" {" : "")
    comments.append(comment)
    return comment
  }

  private mutating func comment(indentation: Int) {
    text += String(repeating: " ", count: indentation) + newComment() + "\n"
  }

  private mutating func endLine() {
    if chance(4) { text += " " + newComment() }
    if chance(8) { text += "  " }
    text += "\n"
  }

  private mutating func key() -> String {
    keys += 1
    return "k\(keys)"
  }

  private mutating func entry(indentation: Int, depth: Int, isFirstBehindDash: Bool = false) {
    if !isFirstBehindDash {
      if chance(6) { text += "\n" }
      if chance(4) { comment(indentation: indentation) }
      text += String(repeating: " ", count: indentation)
    }
    text += key() + ":"
    switch Int.random(in: 0..<(depth < 3 ? 11 : 7), using: &random) {
    case 0...2: text += " " + plain(); endLine()
    case 3: text += " 'it''s " + plain() + "'"; endLine()
    case 4: text += " \"a \\\"b\\\" \\t " + plain() + "\""; endLine()
    case 5: text += " " + flow(depth); endLine()
    case 6: blockScalar(indentation)
    case 7, 8: endLine(); mapping(indentation + Int.random(in: 1...4, using: &random), depth)
    default: endLine(); list(indentation + Int.random(in: 0...3, using: &random), depth)
    }
  }

  private mutating func plain() -> String {
    ["home", "41.25", "free text here", "0755", "Ünïcödé", "a#b", "x:y", "2026-11-23 07:30", "no"]
      .randomElement(using: &random) ?? "x"
  }

  private mutating func flow(_ depth: Int) -> String {
    let count = Int.random(in: 0...3, using: &random)
    if chance(2) {
      let items = (0..<count).map { _ in
        chance(5) && depth < 2 ? flow(depth + 1) : chance(3) ? "'q, u'" : "word"
      }
      return "[" + items.joined(separator: chance(2) ? ", " : " , ") + "]"
    }
    let items = (0..<count).map { _ in
      "\(key()): " + (chance(5) && depth < 2 ? flow(depth + 1) : chance(3) ? "\"q}\"" : "12.5")
    }
    return "{" + items.joined(separator: ", ") + "}"
  }

  private mutating func blockScalar(_ indentation: Int) {
    text += [" |", " |-", " >", " |+"].randomElement(using: &random) ?? " |"
    if chance(4) { text += " " + newComment() }
    text += "\n"
    let spaces = String(repeating: " ", count: indentation + 2)
    for line in 0..<Int.random(in: 1...3, using: &random) {
      text += "\(spaces)line \(line) # no comment: here\n"
      if chance(4) { text += "\n" + spaces + "after a gap\n" }
    }
  }

  private mutating func mapping(_ indentation: Int, _ depth: Int) {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      entry(indentation: indentation, depth: depth + 1)
    }
  }

  private mutating func list(_ indentation: Int, _ depth: Int) {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      if chance(5) { comment(indentation: indentation) }
      text += String(repeating: " ", count: indentation) + "- "
      if chance(3), depth < 2 {
        entry(indentation: indentation + 2, depth: depth + 1, isFirstBehindDash: true)
        if chance(2) { entry(indentation: indentation + 2, depth: depth + 1) }
      } else {
        text += plain()
        endLine()
      }
    }
  }
}
