import ChargingLog
import Insights

/// What the sessions at home would have cost under each tariff; its form chooses time and car.
struct WhatIfCard {
  private let context: PageContext
  private let form: AnalyticsForm

  init(_ context: PageContext) {
    self.context = context
    form = AnalyticsForm(context, action: Link("/tariffs"))
  }

  var card: HTML {
    let whatIf = WhatIf(of: form.positions(in: context), in: context.index)
    return Parts.card("If it had been another tariff", wide: true) {
      form.view
      whatIf.rows.isEmpty
        ? tag("p", .class("quiet")) {
          whatIf.sessions == 0
            ? "Nothing was charged at home in this time."
            : "No tariff on file can price a session of this time."
        } : table(whatIf)
    }
  }

  private func table(_ whatIf: WhatIf) -> HTML {
    HTML([
      tag("p", .class("quiet")) {
        "\(Format.count(whatIf.sessions, "home session")) under each tariff, as they were, and had "
          + "the energy flowed at the cheapest time while plugged in."
      },
      Parts.scrolled(
        "Home sessions under each tariff",
        isFramed: true,
        tag("table") {
          tag("caption", .class("hidden")) { "Home sessions under each tariff" }
          tag("thead") {
            tag("tr") {
              tag("th", .other("scope", "col")) { "Tariff" }
              ["As they were", "Shifted", "Standing charges", "Sessions"].map {
                tag("th", .other("scope", "col"), .class("number"), text: $0)
              }
            }
          }
          tag("tbody") { whatIf.rows.map { row($0, current: whatIf.current) } }
        }
      ),
    ])
  }

  private func row(_ row: WhatIf.Row, current: String?) -> HTML {
    tag("tr") {
      tag("th", .other("scope", "row")) {
        tag(
          "a",
          .href(Link(["tariffs", row.tariff])),
          text: context.index.tariffs[row.tariff]?.title ?? row.tariff
        )
        if row.tariff == current { Parts.badge("yours", "good") }
      }
      tag("td", .class("number"), text: Format.money(row.amount, row.currency))
      tag("td", .class("number"), text: Format.money(row.shifted, row.currency))
      tag("td", .class("number"), text: row.standing.map { Format.money($0, row.currency) } ?? "—")
      tag("td", .class("number")) {
        Format.number(row.sessions)
          + (row.sessionsLeftOut > 0 ? " (\(row.sessionsLeftOut) left out)" : "")
      }
    }
  }
}
