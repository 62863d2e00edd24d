/// A key with its value, or an item of a list, with the lines and the comments that are its own.
struct Part {
  /// What makes it the same part in another text: its key, or what tells the item from others.
  var identity: String
  /// The value.
  var node: Node
  /// Its lines, from the first comment above it to the end of its last line; in braces and
  /// brackets its bytes.
  var extent: Range<Int>
  /// Where its key or dash begins.
  var body: Int
  /// The end of its key or dash; of the whole record its beginning.
  var keyEnd: Int
  /// The comments above it.
  var lead: [Range<Int>] = []
  /// The comments beside it, between the key and what it holds or behind a value.
  var beside: [Range<Int>] = []
  /// Whether its first line begins with something else: the dash of a list or the brace around it.
  var isMidLine = false
  /// Whether it stands in braces or brackets.
  var isInFlow = false
  /// Whether it is an item of a list.
  var isItem = false
  /// Whether it is the whole record.
  var isRoot = false

  /// The lines above its key or dash.
  func leadRange(in text: MergeText) -> Range<Int> {
    isMidLine ? body..<body : extent.lowerBound..<max(extent.lowerBound, text.lineStart(of: body))
  }
}
