/// The sign of the program: a plug that is also a check mark of a log.
enum Brand {
  static let mark = tag(
    "svg",
    .class("mark"),
    .other("viewBox", "0 0 32 32"),
    .other("aria-hidden", "true")
  ) {
    tag(
      "rect",
      .class("mark-field"),
      .other("width", "32"),
      .other("height", "32"),
      .other("rx", "9")
    ) {
      HTML.empty
    }
    tag(
      "path",
      .class("mark-line"),
      .other("d", "M17.500 6 9.500 18h6l-1.500 8 8.500-12.500h-6.500z")
    ) {
      HTML.empty
    }
  }
}
