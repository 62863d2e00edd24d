/// Numbers texts as they come; texts that differ only in the case of their letters have one number
/// and the spelling of the first.
package struct TextNumbers: Sendable {
  /// The number of what is unknown.
  package static let unknown: Int32 = -1

  private var numbers: [String: Int32] = [:]
  private var folded: [String: Int32] = [:]
  /// By number.
  private(set) var texts: [String] = []
  /// The spelling that was asked for last, and its number: neighbours are often alike.
  private var last: (text: String, number: Int32)?

  package init() {}

  /// Whether a text came in several spellings.
  package var hasVariants: Bool { numbers.count > texts.count }

  /// All spellings with their numbers: first those that the numbers stand for, in order.
  var spellings: [(text: String, number: Int32)] {
    let variants = numbers.filter { texts[Int($0.value)] != $0.key }
    return texts.map { ($0, numbers[$0] ?? Self.unknown) }
      + variants.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The number of a text; -1 for none.
  package mutating func number(of text: String?) -> Int32 {
    guard let text else { return Self.unknown }
    if let last, last.text == text { return last.number }
    let number = numbers[text] ?? newNumber(of: text)
    last = (text, number)
    return number
  }

  private mutating func newNumber(of text: String) -> Int32 {
    let key = text.lowercased()
    let number = folded[key] ?? Int32(texts.count)
    if Int(number) == texts.count {
      folded[key] = number
      texts.append(text)
    }
    numbers[text] = number
    return number
  }

  /// Takes in the texts of others, and tells the number here of each number there.
  mutating func merge(_ others: TextNumbers) -> [Int32] {
    let merged = others.texts.map { number(of: $0) }
    if others.hasVariants { for (text, _) in others.spellings { _ = number(of: text) } }
    return merged
  }

  /// Gives a number another spelling of its text.
  mutating func spell(_ number: Int32, as text: String?) {
    if let text, texts.indices.contains(Int(number)) { texts[Int(number)] = text }
  }

  /// The number of a text that was numbered before, in whatever case.
  package func knownNumber(of text: String?) -> Int32? {
    text.map { numbers[$0] ?? folded[$0.lowercased()] } ?? Self.unknown
  }

  /// The text of a number; `nil` for that of none.
  package func text(of number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }
}
