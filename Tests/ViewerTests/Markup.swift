/// The tags of a page with the names of their attributes: what it is made of, whatever it says.
struct Markup: Equatable {
  let tags: [String]

  init(_ page: String) {
    tags = page.matches(of: /<[^>]*>/).map { match in
      // What stands in quotes is text, and must not hold a quote or a bracket.
      String(match.0).replacing(/="[^"]*"/, with: "=")
    }
  }

  /// Where two pages part, and what stands before; `nil` when they do not.
  func difference(from other: Markup) -> String? {
    guard self != other else { return nil }
    let same = zip(tags, other.tags).prefix { $0 == $1 }.count
    let after = { (tags: [String]) in tags[max(0, same - 5)...].prefix(8).joined() }
    return "\(after(tags)) and not \(after(other.tags))"
  }
}
