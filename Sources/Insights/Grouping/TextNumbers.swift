/// Numbers texts as they come; texts that differ only in the case of their letters have one number
/// and the spelling of the first.
struct TextNumbers {
  private var numbers: [String: Int32] = [:]
  private var folded: [String: Int32] = [:]
  private var texts: [String] = []

  /// The number of a text; -1 for none.
  mutating func number(of text: String?) -> Int32 {
    guard let text else { return GroupColumn.unknown }
    return numbers[text] ?? number(of: text, meaning: text)
  }

  /// The number of a text that was numbered before.
  func knownNumber(of text: String) -> Int32? { numbers[text] }

  /// Gives a text the number of the one that it means.
  mutating func number(of text: String, meaning: String) -> Int32 {
    let key = meaning.lowercased()
    let number = folded[key] ?? Int32(texts.count)
    if Int(number) == texts.count {
      folded[key] = number
      texts.append(meaning)
    }
    numbers[text] = number
    return number
  }

  /// The text of a number; `nil` for that of none.
  func text(of number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }
}
