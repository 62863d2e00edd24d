/// An address within the viewer, or in a page: a path, a query, a fragment.
///
/// It always begins with the viewer's own path or `#`, so that no text of a record can lead away
/// or run as a script.
package struct Link: Sendable, Hashable {
  package let text: String

  private init(text: String) { self.text = text }

  /// A path of literals and record names, each name one step, and its query.
  package init(_ steps: [String], query: QueryItems = QueryItems()) {
    let path = "/" + steps.map { PercentCoding.encode($0) }.joined(separator: "/")
    text = query.isEmpty ? path : path + "?" + query.text
  }

  /// A path that stands in the program.
  package init(_ path: StaticString) { text = "\(path)" }

  /// A place in the page.
  static func fragment(_ id: String) -> Link { Link(text: "#" + PercentCoding.encode(id)) }

  /// The same page with another query.
  package static func path(_ path: String, query: QueryItems) -> Link {
    let steps = path.split(separator: "/").map(String.init)
    return Link(steps, query: query)
  }

  func fragment(_ id: String) -> Link { Link(text: text + "#" + PercentCoding.encode(id)) }
}
