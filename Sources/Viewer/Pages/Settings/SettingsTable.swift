/// Keys with their values and where each comes from.
struct SettingsTable {
  let caption: String
  let rows: [RecordRows.Row]

  var view: HTML {
    Parts.scrolled(
      caption,
      isFramed: true,
      tag("table", .class("settings")) {
        tag("caption", .class("hidden"), text: caption)
        tag("thead") {
          tag("tr") {
            tag("th", .other("scope", "col")) { "Key" }
            tag("th", .other("scope", "col")) { "Value" }
            tag("th", .other("scope", "col")) { "From" }
            tag("th", .other("scope", "col")) { "Meaning" }
          }
        }
        tag("tbody") {
          rows.map { row in
            tag("tr", .class(row.isSet ? "" : "unset")) {
              tag("th", .other("scope", "row")) { tag("code", text: row.key) }
              tag("td", .class("text"), text: row.value)
              tag("td", .class("path"), text: row.source)
              tag("td", .class("quiet"), text: row.meaning)
            }
          }
        }
      }
    )
  }
}
