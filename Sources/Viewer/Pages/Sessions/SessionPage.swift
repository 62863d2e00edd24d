import ChargingLog
import Insights

/// One session: what it says, what follows from it, its file, and how to change it.
struct SessionPage: Page {
  private let context: PageContext
  private let position: Int

  let section: Section? = .sessions

  private var index: ChargingIndex { context.index }
  private var session: Session { index.sessions[position] }

  /// - Returns: `nil` when there is no session of that id.
  init?(_ context: PageContext, id: String) {
    guard let position = context.index.sessions.firstIndex(where: { $0.id == id }) else {
      return nil
    }
    self.context = context
    self.position = position
  }

  var title: String {
    [SessionWords.when(position, index), SessionWords.place(position, index)].compactMap { $0 }
      .joined(separator: ", ")
  }

  var content: HTML {
    HTML([
      breadcrumb,
      Parts.heading(SessionWords.place(position, index) ?? "Session"),
      tag("p", .class("lead"), text: SessionFigures(index, at: position).sentence),
      Parts.figures(leading),
      tag("div", .class("grid")) {
        Parts.card("What the file says") { values }
        Parts.card("Compared with the last like it") { comparison }
        Parts.card("How each figure was worked out", wide: true) { explained }
        Parts.card("The file as it stands", wide: true) {
          tag("p", .class("path")) { tag("code", text: session.path) }
          Parts.source(RecordText.of(session.path, context))
          tag("h3") { "Change it" }
          Parts.command("plugtrack edit \(ShellWord.argument(session.id))")
          tag("p") {
            tag("a", .href(Link(["sessions", session.id, "history"]))) {
              "How it came to be: every change, key by key"
            }
          }
        }
      },
      neighbours,
    ])
  }

  private var breadcrumb: HTML {
    tag("nav", .class("breadcrumb"), .label("Breadcrumb")) {
      tag("a", .href(Link("/sessions"))) { "Sessions" }
      " / "
      tag("span", .other("aria-current", "page"), text: SessionWords.when(position, index))
    }
  }

  /// The figures that matter most.
  private var leading: [HTML] {
    let figures = SessionFigures(index, at: position)
    return [
      FigureView(figures.costFigure, text: Format.cost(figures.cost)),
      figures.cost.isFree ? nil : FigureView(figures.pricePerKWh),
      FigureView(figures.batteryEnergy), FigureView(figures.chargeAdded),
      FigureView(figures.averagePower), FigureView(figures.efficiency),
    ].compactMap { $0 }.filter(\.isKnown).map(\.big)
  }

  /// Every figure with what it was made of.
  private var explained: HTML {
    tag("div", .class("explained")) {
      SessionFigures(index, at: position).all.map { FigureView($0).explained }
    }
  }

  private var values: HTML {
    Parts.list(RecordText.values(of: Session.schema, session, context))
  }

  private var comparison: HTML {
    guard let other = lastLikeIt else {
      return tag("p", .class("quiet")) {
        "There is none yet: the same car, the same place or network, the same current, and an "
          + "energy within 40 %."
      }
    }
    let before = index.sessions[other]
    let cost = index.cost(at: position)
    let otherCost = index.cost(at: other)
    return tag("table", .class("compare")) {
      tag("caption", .class("hidden")) { "This session beside the last like it" }
      tag("thead") {
        tag("tr") {
          tag("td") { "" }
          tag("th", .other("scope", "col"), .class("number")) { "This one" }
          tag("th", .other("scope", "col"), .class("number")) {
            tag(
              "a",
              .href(Link(["sessions", before.id])),
              text: Format.day(index.localDate(at: other))
            )
          }
        }
      }
      tag("tbody") {
        row(
          "Energy",
          session.energyKWh.map { Format.energy($0) },
          before.energyKWh.map { Format.energy($0) }
        )
        row("Cost", Format.cost(cost), Format.cost(otherCost))
        row(
          "Per kWh",
          index.pricePerKWh(at: position).map { Format.money($0, cost.currency, decimals: 3) },
          index.pricePerKWh(at: other).map { Format.money($0, otherCost.currency, decimals: 3) }
        )
        row(
          "Time",
          index.chargingSeconds(at: position).map(Format.duration),
          index.chargingSeconds(at: other).map(Format.duration)
        )
        row(
          "Power",
          index.averagePowerKW(at: position).map { Format.number($0, decimals: 1) + " kW" },
          index.averagePowerKW(at: other).map { Format.number($0, decimals: 1) + " kW" }
        )
      }
    }
  }

  private func row(_ name: String, _ this: String?, _ other: String?) -> HTML {
    guard this != nil || other != nil else { return .empty }
    return tag("tr") {
      tag("th", .other("scope", "row"), text: name)
      tag("td", .class("number"), text: this ?? "—")
      tag("td", .class("number"), text: other ?? "—")
    }
  }

  private var lastLikeIt: Int? { SessionFigures(index, at: position).lastLikeIt }

  private var neighbours: HTML {
    let car = session.car
    let before = (0..<position).reversed().first { index.sessions[$0].car == car }
    let after = (position..<index.sessions.count).dropFirst().first {
      index.sessions[$0].car == car
    }
    return tag("nav", .class("pager"), .label("Sessions of this car")) {
      step("← Before", before, "prev")
      tag("a", .href(Link(["sessions"], query: QueryItems([("car", car)])))) { "All of this car" }
      step("After →", after, "next")
    }
  }

  private func step(_ text: String, _ position: Int?, _ rel: String) -> HTML {
    guard let position else {
      return tag("span", .class("disabled"), .other("aria-hidden", "true"), text: text)
    }
    return tag(
      "a",
      .href(Link(["sessions", index.sessions[position].id])),
      .other("rel", rel),
      text: text
    )
  }
}
