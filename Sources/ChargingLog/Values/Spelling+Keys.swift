extension Spelling {
  /// The key that a person most likely means by a word that is none.
  ///
  /// A key with its unit comes before one that is only spelled like the word: `price` is
  /// `price_per_kwh` rather than `priced`, `start_soc` is `soc_start`, `kwh` is `energy_kwh`.
  ///
  /// - Parameter keys: In the order of the schema, which decides between equals.
  package static func nearestKey(to word: String, among keys: [String]) -> String? {
    let word = String(word.lowercased().map { "- ".contains($0) ? "_" : $0 })
    guard !word.isEmpty else { return nil }
    func parts(_ text: String) -> [Substring] { text.split(separator: "_").sorted() }
    let rules: [(String) -> Bool] = [
      { $0 == word },
      { $0.hasPrefix(word + "_") },
      { parts($0) == parts(word) },
      { word.hasPrefix($0 + "_") },
    ]
    let looser: [(String) -> Bool] = [
      { $0.hasSuffix("_" + word) || $0.hasSuffix("." + word) },
      { word.count > 2 && $0.hasPrefix(word) },
    ]
    func first(_ rules: [(String) -> Bool]) -> String? {
      rules.lazy.compactMap { rule in keys.first(where: rule) }.first
    }
    return first(rules) ?? nearest(to: word, among: keys) ?? first(looser)
  }
}
