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
      SettingsTable(
        caption: "Settings: \(tab.title)",
        rows: RecordRows(context, path: "settings.yaml").rows(tab.keys)
      ).view,
      tag("p", .class("quiet")) { "To change them all in your editor, or one by its key:" },
      Parts.command("plugtrack settings edit"),
      Parts.command("plugtrack settings set \(tab.example)"),
      records,
    ])
  }

  /// What other files say to the same matter.
  private var records: HTML {
    switch tab {
    case .cars: SettingsRecords(context).cars
    case .home: SettingsRecords(context).home
    default: .empty
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
    case .cars: "Which car is meant when none is named, and what is known of each."
    case .home: "Where home is, what charging costs there, and what petrol would."
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

  /// A change of one of them, as it is typed.
  var example: String {
    switch self {
    case .general: "currency=GBP"
    case .cars: "default_car=ioniq5"
    case .home: "petrol.price_per_litre=1.40"
    case .insights: "insights.\(Threshold.seasonStep.key)=10"
    case .notifications: "notifications.gotify.url=https://push.example.org"
    case .ai: "ai.model=small"
    case .viewer: "viewer.port=8081"
    }
  }
}
