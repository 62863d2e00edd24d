/// Numbers texts as they come; texts that differ only in the case of their letters have one number
/// and the spelling of the first.
struct TextNumbers {
  private var numbers: [String: Int32] = [:]
  private var folded: [String: Int32] = [:]
  private var texts: [String] = []
  /// The spelling that was asked for last, and its number: neighbours are often alike.
  private var last: (text: String, number: Int32)?

  /// The number of a text; -1 for none.
  mutating func number(of text: String?) -> Int32 {
    guard let text else { return GroupColumn.unknown }
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

  /// Gives a number another spelling of its text.
  mutating func spell(_ number: Int32, as text: String?) {
    if let text, texts.indices.contains(Int(number)) { texts[Int(number)] = text }
  }

  /// The number of a text that was numbered before, in whatever case.
  func knownNumber(of text: String?) -> Int32? {
    text.map { numbers[$0] ?? folded[$0.lowercased()] } ?? GroupColumn.unknown
  }

  /// The text of a number; `nil` for that of none.
  func text(of number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }
}
