import ChargingLog

/// The form that says which sessions are shown.
///
/// It is sent by GET, so a selection is an address.
struct SessionFilters {
  private let context: PageContext
  private let query: SessionQuery

  private var items: QueryItems { context.query }
  private var index: ChargingIndex { context.index }

  init(_ context: PageContext, _ query: SessionQuery) {
    self.context = context
    self.query = query
  }

  /// Whether anything is left out.
  private var isFiltered: Bool {
    !items.with("page", nil).with("sort", nil).withoutEmpty.isEmpty
  }

  var form: HTML {
    tag("details", .class("filters"), .flag("open", isFiltered)) {
      tag("summary") {
        "Filters"
        if isFiltered { tag("span", .class("count")) { "on" } }
      }
      tag("form", .action(Link("/sessions")), .other("role", "search")) {
        field("Find") {
          void(
            "input",
            .type("search"),
            .name("q"),
            .value(items["q"] ?? ""),
            .other("data-find", ""),
            .other("placeholder", "place, network, note, tag")
          )
        }
        day("From", "from")
        day("To", "to")
        choice("Car", "car", cars)
        choice("Place", "place", [("home", "At home"), ("public", "Away from home")])
        choice("Location", "location", locations)
        choice("Network", "network", networks.map { ($0, $0) })
        choice("Type", "type", [("ac", "AC"), ("dc", "DC")])
        choice("Tag", "tag", tags.map { ($0, $0) })
        field("At least, kWh") {
          void(
            "input",
            .type("text"),
            .name("min_kwh"),
            .value(items["min_kwh"] ?? ""),
            .other("inputmode", "decimal")
          )
        }
        field("Where", isWide: true) {
          void(
            "input",
            .type("text"),
            .name("where"),
            .value(items["where"] ?? ""),
            .other("placeholder", "cost > 10 and type = dc"),
            .other("spellcheck", "false"),
            .other("autocapitalize", "off")
          )
        }
        // What no field is there for stays as it is.
        ["during", "free", "sort"].map { name in
          items[name].map { void("input", .type("hidden"), .name(name), .value($0)) } ?? .empty
        }
        tag("div", .class("buttons")) {
          tag("button", .class("primary"), .type("submit")) { "Show" }
          if isFiltered { tag("a", .href(Link("/sessions"))) { "Clear" } }
        }
      }
    }
  }

  /// A day, or what else was asked for, such as `2026-11`, which a field for days cannot hold.
  private func day(_ title: String, _ name: String) -> HTML {
    let text = items[name] ?? ""
    let isDay = text.isEmpty || text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
    return field(title) {
      void("input", .type(isDay ? "date" : "text"), .name(name), .value(text))
    }
  }

  private var cars: [(String, String)] {
    index.cars.values.sorted { $0.id < $1.id }.map { ($0.id, $0.title) }
  }

  private var locations: [(String, String)] {
    index.locations.values.byTitle.map { ($0.id, $0.title) }
  }

  private var networks: [String] {
    Set(index.sessions.lazy.compactMap(\.network)).sorted().prefix(100).map { $0 }
  }

  private var tags: [String] {
    index.sessions.reduce(into: Set<String>()) { $0.formUnion($1.tags) }.sorted().prefix(100).map {
      $0
    }
  }

  private func field(_ name: String, isWide: Bool = false, @HTMLBuilder _ input: () -> HTML) -> HTML
  {
    tag("label", .class(isWide ? "field wide" : "field")) {
      tag("span", text: name)
      input()
    }
  }

  private func choice(_ title: String, _ name: String, _ values: [(String, String)]) -> HTML {
    guard values.count > 1 || items[name] != nil else { return .empty }
    var values = values
    if let chosen = items[name], !values.contains(where: { $0.0 == chosen }) {
      values.append((chosen, chosen))
    }
    return field(title) {
      tag("select", .name(name)) {
        tag("option", .value("")) { "any" }
        values.map { value, text in
          tag("option", .value(value), .flag("selected", value == items[name]), text: text)
        }
      }
    }
  }
}
