extension MergeText {
  /// Whether somebody gave the record another look: line ends, quotes, braces, indentation or the
  /// order of its keys.
  ///
  /// The text of the result starts from such a side, so that its work is not undone. The look of keys
  /// that the other side takes away does not count, since it goes with them.
  func isRestyled(from base: MergeText, beside other: MergeText, _ rules: MergeRule) -> Bool {
    if source.bytes == base.source.bytes { return false }
    guard source.lineBreak == base.source.lineBreak, contentStart == base.contentStart,
      record.root.style == base.record.root.style
    else { return true }
    let parts = rootParts(rules)
    let known = Dictionary(base.rootParts(rules).enumerated().map { ($1.identity, ($0, $1)) }) {
      first,
      _ in first
    }
    let others = Set(other.rootParts(rules).map(\.identity))
    var last = -1
    for part in parts {
      guard let (position, old) = known[part.identity] else { continue }
      let isSame = says(part, sameAs: old, of: base, rules.inner(of: part))
      if isSame, !others.contains(part.identity) { continue }
      if position < last { return true }
      last = position
      if isSame, source.bytes[part.extent] != base.source.bytes[old.extent] { return true }
    }
    return false
  }
}
