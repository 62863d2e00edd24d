import ChargingLog
import YAMLRecord

/// The settings that hold, each with where it comes from; secrets hidden.
struct SettingsPage: Page {
  let title = "Settings"
  let section: Section? = .settings

  private let context: PageContext
  private let tab: SettingsTab

  init(_ context: PageContext) {
    self.context = context
    tab = context.query["tab"].flatMap(SettingsTab.init) ?? .general
  }

  var content: HTML {
    HTML([
      Parts.heading("Settings"),
      tag("nav", .class("tabs"), .label("Settings")) {
        tag("ul") {
          SettingsTab.allCases.map { other in
            tag("li") {
              tag(
                "a",
                .href(
                  Link(
                    ["settings"],
                    query: other == .general
                      ? QueryItems() : QueryItems([("tab", other.rawValue)])
                  )
                ),
                .optional("aria-current", other == tab ? "page" : nil),
                text: other.title
              )
            }
          }
        }
      },
      tag("p", .class("lead"), text: tab.summary),
      table,
      tag("h2") { "Change them" },
      Parts.command("plugtrack settings edit"),
      tag("p", .class("quiet")) {
        "Or any one by its key, as in: plugtrack settings set petrol.price_per_litre=1.40"
      },
    ])
  }

  private var table: HTML {
    let rows = SettingsRows(context).rows(tab.keys)
    return tag("div", .class("table-scroll")) {
      tag("table", .class("settings")) {
        tag("caption", .class("hidden"), text: "Settings: \(tab.title)")
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
    }
  }
}

/// A group of settings.
enum SettingsTab: String, CaseIterable {
  case general, cars, home, insights, notifications, ai, viewer

  var title: String {
    switch self {
    case .general: "General"
    case .cars: "Cars"
    case .home: "Home charging"
    case .insights: "Insights"
    case .notifications: "Notifications"
    case .ai: "AI"
    case .viewer: "Viewer and sync"
    }
  }

  var summary: String {
    switch self {
    case .general: "What holds for everything that names nothing else."
    case .cars: "Which car is meant when none is named. Each car has a page of its own."
    case .home: "What charging at home costs, and what petrol would."
    case .insights: "From where on the checks and the advice speak up."
    case .notifications: "Messages to a phone. Their secrets are never shown."
    case .ai: "Written summaries, by a service of your choice."
    case .viewer: "This viewer, and how machines keep in step."
    }
  }

  /// The keys at the top of the settings that belong here.
  var keys: [String] {
    switch self {
    case .general: ["plugtrack", "currency", "distance", "time_zone"]
    case .cars: ["default_car"]
    case .home: ["home_charging", "petrol"]
    case .insights: ["insights"]
    case .notifications: ["notifications"]
    case .ai: ["ai", "chargers"]
    case .viewer: ["viewer", "sync"]
    }
  }
}
