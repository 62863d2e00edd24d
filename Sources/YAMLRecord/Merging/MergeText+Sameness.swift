extension MergeText {
  /// Whether a part says the same as one of another text: value and comments.
  ///
  /// How it is written, the order of keys and the order of a set say nothing.
  func says(_ part: Part, sameAs other: Part, of text: MergeText, _ rule: MergeRule) -> Bool {
    if source.bytes[part.extent] == text.source.bytes[other.extent] { return true }
    return texts(part.lead) == text.texts(other.lead)
      && texts(part.beside) == text.texts(other.beside)
      && says(valueOf: part, sameAs: other, of: text, rule)
  }

  /// Whether a part holds the same as one of another text, with the comments inside.
  func says(
    valueOf part: Part,
    sameAs other: Part,
    of text: MergeText,
    _ rule: MergeRule
  ) -> Bool {
    if let value = part.node.text { return value == other.node.text }
    guard (part.node.entries == nil) == (other.node.entries == nil), other.node.text == nil else {
      return false
    }
    if part.node.style == .block, other.node.style == .block,
      let parts = parts(of: part, rule), let others = text.parts(of: other, rule)
    {
      guard parts.count == others.count, rule.isUnordered || isAligned(parts, others) else {
        return false
      }
      let known = Dictionary(others.map { ($0.identity, $0) }) { first, _ in first }
      return parts.allSatisfy { part in
        known[part.identity].map {
          says(part, sameAs: $0, of: text, rule.inner(of: part))
        } ?? false
      }
    }
    return innerComments(of: part) == text.innerComments(of: other)
      && rule.canonical(part.node.content).isEquivalent(to: rule.canonical(other.node.content))
  }

  /// The comments inside the value of a part.
  func innerComments(of part: Part) -> [String] {
    guard part.node.text == nil else { return [] }
    var inner = comments(of: part)
    for beside in texts(part.beside) {
      if let index = inner.firstIndex(of: beside) { inner.remove(at: index) }
    }
    return inner
  }

  private func isAligned(_ parts: [Part], _ others: [Part]) -> Bool {
    parts.first?.isItem != true || parts.map(\.identity) == others.map(\.identity)
  }
}

extension MergeRule {
  /// Whether the order of items says nothing.
  var isUnordered: Bool { self == .set }

  /// The rule of what a part inside holds.
  func inner(of part: Part) -> MergeRule {
    guard part.isItem else { return below(part.identity) }
    guard case .keyed(_, let rules) = self else { return .value }
    return .mapping(rules)
  }

  /// The content with a set in the order of its items' text.
  func canonical(_ content: Content) -> Content {
    guard self == .set, case .list(let items) = content else { return content }
    let texts = items.compactMap { item -> String? in
      guard case .text(let text) = item else { return nil }
      return text
    }
    return texts.count == items.count ? .list(texts.sorted().map(Content.text)) : content
  }
}

extension Record {
  /// Whether two records say the same, comments included, however they are written.
  package func says(sameAs other: Record, _ rules: MergeRule) -> Bool {
    let (text, otherText) = (MergeText(self), MergeText(other))
    return text.says(
      valueOf: text.rootPart,
      sameAs: otherText.rootPart,
      of: otherText,
      rules
    ) && Leaves(self, rules).comments == Leaves(other, rules).comments
  }
}
