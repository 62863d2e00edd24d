/// The tags of a page with the names of their attributes: what it is made of, whatever it says.
struct Markup: Equatable {
  let tags: [String]

  init(_ page: String) {
    tags = page.matches(of: /<[^>]*>/).map { match in
      // What stands in quotes is text, and must not hold a quote or a bracket.
      String(match.0).replacing(/="[^"]*"/, with: "=")
    }
  }
}
