/// What a chart shows, in words: for those who hear it, and above one that stands alone.
package struct Caption: Sendable, Hashable {
  /// Such as `Cost by month`.
  package var title: String
  /// A sentence or two with what matters in it.
  package var summary: String

  package init(_ title: String, summary: String = "") {
    self.title = title
    self.summary = summary
  }
}
