extension Record {
  /// Every value and every comment on a line of its own, in the order of the keys.
  ///
  /// Two records that say the same have the same lines, however they are written.
  package func sortedLines(_ rules: MergeRule) -> [String] {
    let leaves = Leaves(self, rules)
    let values = leaves.values.map { leaf in
      let texts = leaf.texts.map { ScalarText.inline($0, inFlow: false) }
      return (key: ConflictKey(leaf.path).description, text: texts.joined(separator: ", "))
    }
    return values.sorted { ($0.key, $0.text) < ($1.key, $1.text) }.map { "\($0.key): \($0.text)" }
      + leaves.comments.sorted()
  }
}
