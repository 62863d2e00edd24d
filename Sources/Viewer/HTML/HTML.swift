import Charts

/// A piece of a page.
///
/// Text becomes markup only here, at the leaf, so nothing that stands in a record can become a tag,
/// an attribute or a script. There is no way to make one from a text that is markup already, but
/// from literals of the program.
package struct HTML: Sendable {
  /// The markup, in UTF-8.
  package private(set) var markup: String

  private init(markup: String) { self.markup = markup }

  /// Nothing.
  package static let empty = HTML(markup: "")

  /// Text, as it is to be read.
  package init(_ text: String) {
    markup = ""
    markup.reserveCapacity(text.utf8.count)
    Escaping.append(text, to: &markup)
  }

  /// Markup that stands in the program.
  static func literal(_ markup: StaticString) -> HTML { HTML(markup: "\(markup)") }

  /// Pieces, one after the other.
  init(_ pieces: [HTML]) {
    markup = pieces.reduce(into: "") { $0 += $1.markup }
  }

  /// An element with its end tag.
  init(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) {
    markup = "<\(name)"
    attributes.forEach { $0.append(to: &markup) }
    markup += ">"
    markup += content.markup
    markup += "</\(name)>"
  }

  /// An element that has no content.
  init(void name: StaticString, _ attributes: [Attribute]) {
    markup = "<\(name)"
    attributes.forEach { $0.append(to: &markup) }
    markup += ">"
  }

  /// A drawing; `Charts` escapes its words itself.
  init(_ chart: Chart, _ options: SVGOptions) { markup = chart.svg(options) }

  var isEmpty: Bool { markup.isEmpty }
}

/// An element: `tag("p", .class("note")) { "text" }`.
func tag(
  _ name: StaticString,
  _ attributes: Attribute...,
  @HTMLBuilder content: () -> HTML
) -> HTML {
  HTML(name, attributes, content())
}

/// An element that holds one text.
func tag(_ name: StaticString, _ attributes: Attribute..., text: String) -> HTML {
  HTML(name, attributes, HTML(text))
}

/// An element without content, such as `input`.
func void(_ name: StaticString, _ attributes: Attribute...) -> HTML { HTML(void: name, attributes) }

/// Puts the pieces of a block together.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ piece: HTML) -> HTML { piece }
  package static func buildExpression(_ text: String) -> HTML { HTML(text) }
  package static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
  package static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }
  package static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }
  package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
  package static func buildEither(first piece: HTML) -> HTML { piece }
  package static func buildEither(second piece: HTML) -> HTML { piece }
  package static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}
