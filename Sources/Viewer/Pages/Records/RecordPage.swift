import ChargingLog

/// What the pages of single records share: values, file, and how to change it.
struct RecordPage {
  let context: PageContext
  let section: Section
  let title: String
  let path: String
  /// The command that opens it in an editor.
  let command: String
  let values: [(name: String, value: HTML)]

  func content(figures: [HTML] = [], @HTMLBuilder more: () -> HTML) -> HTML {
    HTML([
      tag("nav", .class("breadcrumb"), .label("Breadcrumb")) {
        tag("a", .href(section.link), text: section.title)
        " / "
        tag("span", .other("aria-current", "page"), text: title)
      },
      Parts.heading(title),
      figures.isEmpty ? .empty : Parts.figures(figures),
      tag("div", .class("grid")) {
        more()
        Parts.card("What the file says") { Parts.list(values) }
        Parts.card("The file as it stands") {
          tag("p", .class("path")) { tag("code", text: path) }
          Parts.source(RecordText.of(path, context))
          tag("h3") { "Change it" }
          Parts.command(command)
        }
      },
    ])
  }
}
