import ChargingLog
import InsightCharts
import Insights

/// A plan's answers: the cheapest, the fastest, the knee between them, and every fifth level.
struct PlanResult {
  private let plan: BlendedPlan
  private let context: PageContext

  init(_ plan: BlendedPlan, _ context: PageContext) {
    self.plan = plan
    self.context = context
  }

  var view: HTML {
    guard !plan.stops.isEmpty else {
      return tag("div", .class("empty")) {
        tag("p") { "No level does:" }
        plan.excluded.map { tag("p", .class("quiet"), text: $0.reason.text) }
      }
    }
    return HTML([
      tag("div", .class("grid")) {
        answer("Cheapest", plan.cheapest)
        if plan.knee != plan.cheapest, plan.knee != plan.fastest { answer("In between", plan.knee) }
        answer("Fastest", plan.fastest)
      },
      tag("div", .class("grid")) {
        chart
        doubts
      },
      table,
    ])
  }

  private func answer(_ title: String, _ position: Int?) -> HTML {
    guard let position else { return .empty }
    let stop = plan.stops[position]
    return Parts.card(title) {
      tag("p", .class("plan-answer")) { "Leave at \(Format.plain(stop.soc))\u{A0}%" }
      Parts.figures([
        Parts.figure("Cost", cost(stop.cost)),
        Parts.figure("Time", Format.duration(stop.seconds)),
        Parts.figure("There", Format.duration(stop.fast.seconds), remark: cost(stop.fast.cost)),
        Parts.figure("At home", Format.duration(stop.home.seconds), remark: cost(stop.home.cost)),
      ])
    }
  }

  private func cost(_ amount: ExactDecimal?) -> String {
    amount.map { Format.money($0, plan.request.currency) } ?? "unknown"
  }

  private var chart: HTML {
    guard plan.stops.count > 2, case .success(let chart) = InsightChart.plan(plan) else {
      return .empty
    }
    return Parts.card("Cost and time by the level to leave at", wide: true) {
      ChartView(chart, id: "plan").view
    }
  }

  private var doubts: HTML {
    let reasons = plan.confidence.reasons
    guard !reasons.isEmpty else { return .empty }
    return Parts.card("How far to trust it") {
      tag("ul", .class("reasons")) { reasons.map { tag("li", text: $0.text) } }
    }
  }

  private var table: HTML {
    let marked = Set([plan.cheapest, plan.fastest, plan.knee].compactMap { $0 })
    let shown = plan.stops.indices.filter {
      marked.contains($0) || Int(plan.stops[$0].soc) % 5 == 0
    }
    return Parts.scrolled(
      "What each level to leave at comes to",
      isFramed: true,
      tag("table") {
        tag("caption", .class("hidden")) { "What each level to leave at comes to" }
        tag("thead") {
          tag("tr") {
            tag("th", .other("scope", "col")) { "Leave at" }
            ["There", "Home with", "At home", "Energy", "Time", "Cost"].map {
              tag("th", .other("scope", "col"), .class("number"), text: $0)
            }
          }
        }
        tag("tbody") { shown.map { row($0) } }
      }
    )
  }

  private func row(_ position: Int) -> HTML {
    let stop = plan.stops[position]
    return tag("tr") {
      tag("th", .other("scope", "row")) {
        Format.plain(stop.soc) + "\u{A0}%"
        if position == plan.cheapest { Parts.badge("cheapest", "good") }
        if position == plan.fastest { Parts.badge("fastest", "hint") }
        if position == plan.knee, position != plan.cheapest, position != plan.fastest {
          Parts.badge("in between", "hint")
        }
      }
      tag("td", .class("number"), text: Format.duration(stop.fast.seconds))
      tag("td", .class("number"), text: Format.fixed(stop.arrival) + "\u{A0}%")
      tag("td", .class("number"), text: Format.duration(stop.home.seconds))
      tag("td", .class("number")) {
        Format.fixed(stop.fast.meteredKWh + stop.home.meteredKWh) + "\u{A0}kWh"
      }
      tag("td", .class("number"), text: Format.duration(stop.seconds))
      tag("td", .class("number"), text: cost(stop.cost))
    }
  }
}
