/// The parts of the viewer that its navigation names.
enum Section: String, Sendable, CaseIterable {
  case dashboard, sessions, analytics, plan, cars, locations, tariffs, settings, problems, sync

  /// The ones that there is a page for.
  static let shown: [Section] = [
    .dashboard, .sessions, .analytics, .plan, .cars, .locations, .tariffs, .problems, .sync,
    .settings,
  ]

  /// The ones within the reach of a thumb.
  static let first: [Section] = [.dashboard, .sessions, .analytics, .cars]

  var title: String {
    switch self {
    case .dashboard: "Dashboard"
    case .sessions: "Sessions"
    case .analytics: "Analytics"
    case .plan: "Plan"
    case .cars: "Cars"
    case .locations: "Locations"
    case .tariffs: "Tariffs"
    case .settings: "Settings"
    case .problems: "Problems"
    case .sync: "Sync"
    }
  }

  var link: Link { self == .dashboard ? Link("/") : Link([rawValue]) }

  /// The key that leads there after `g`.
  var key: String {
    switch self {
    case .dashboard: "d"
    case .sessions: "s"
    case .analytics: "a"
    case .plan: "p"
    case .cars: "c"
    case .locations: "l"
    case .tariffs: "t"
    case .settings: "e"
    case .problems: "r"
    case .sync: "y"
    }
  }

  /// A line drawing on a field of 24 by 24.
  var icon: HTML {
    switch self {
    case .dashboard: Icon.drawing("M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z")
    case .sessions: Icon.drawing("M13 3 5 14h6l-1 7 8-11h-6z")
    case .analytics: Icon.drawing("M4 20V10M10 20V4M16 20v-7M21 20H3")
    case .plan: Icon.drawing("M5 5v14M5 12h9a4 4 0 0 0 4-4V4M15 7l3-3 3 3")
    case .cars:
      Icon.drawing("M4 16v-4l2-5h12l2 5v4zM4 12h16M7 16v2M17 16v2M8 14h.01M16 14h.01")
    case .locations:
      Icon.drawing(
        "M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
      )
    case .tariffs:
      Icon.drawing("M17 6.500A4 4 0 0 0 9.500 8.500V19M7 13h7M6 19h12")
    case .settings:
      Icon.drawing("M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4")
    case .problems: Icon.drawing("M12 4 3 20h18zM12 10v4M12 17h.01")
    case .sync:
      Icon.drawing("M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5")
    }
  }
}

/// Small line drawings that say nothing to those who cannot see them: words stand beside them.
enum Icon {
  static func drawing(_ path: StaticString) -> HTML {
    tag(
      "svg",
      .class("icon"),
      .other("viewBox", "0 0 24 24"),
      .other("aria-hidden", "true"),
      .other("focusable", "false")
    ) {
      tag("path", .other("d", "\(path)")) { HTML.empty }
    }
  }
}
