/// A small table: what each row is of, and its numbers.
struct DataTable {
  struct Row {
    var name: HTML
    var values: [String]

    init(_ name: HTML, _ values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// What it shows, for those who cannot see its surroundings.
  let caption: String
  let headings: [String]
  let rows: [Row]

  var view: HTML {
    Parts.scrolled(
      caption,
      tag("table") {
        tag("caption", .class("hidden"), text: caption)
        tag("thead") {
          tag("tr") {
            headings.enumerated().map { number, text in
              tag("th", .other("scope", "col"), .class(number == 0 ? "" : "number"), text: text)
            }
          }
        }
        tag("tbody") {
          rows.map { row in
            tag("tr") {
              tag("th", .other("scope", "row")) { row.name }
              row.values.map { tag("td", .class("number"), text: $0) }
            }
          }
        }
      }
    )
  }
}
