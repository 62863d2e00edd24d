extension MergeText {
  /// Whether somebody gave the record another look: line ends, quotes, braces, indentation or the
  /// order of its keys.
  ///
  /// The text of the result starts from such a side, so that its work is not undone.
  func isRestyled(from base: MergeText, _ rules: MergeRule) -> Bool {
    if source.bytes == base.source.bytes { return false }
    guard source.lineBreak == base.source.lineBreak, contentStart == base.contentStart,
      record.root.style == base.record.root.style
    else { return true }
    let parts = rootParts(rules)
    let known = Dictionary(base.rootParts(rules).enumerated().map { ($1.identity, ($0, $1)) }) {
      first,
      _ in first
    }
    var last = -1
    for part in parts {
      guard let (position, old) = known[part.identity] else { continue }
      if position < last { return true }
      last = position
      guard source.bytes[part.extent] != base.source.bytes[old.extent] else { continue }
      if says(part, sameAs: old, of: base, rules.inner(of: part)) { return true }
    }
    return false
  }
}
