import ChargingLog
import Insights

/// The form of a plan, with what it was sent or filled in with; sent by GET, so a plan is an
/// address.
struct PlanForm {
  let question: PlanQuestion

  private var index: ChargingIndex { question.index }
  private var items: QueryItems { question.items }

  var view: HTML {
    let unit = index.distanceUnit.rawValue
    return tag("form", .class("plan-form"), .action(Link("/plan"))) {
      if index.cars.count > 1 {
        field("Car") {
          tag("select", .name("car")) {
            index.cars.values.byTitle.map {
              tag(
                "option",
                .value($0.id),
                .flag("selected", $0.id == question.car?.id),
                text: $0.title
              )
            }
          }
        }
      }
      input("Charge now, %", "from", question.request.map { Format.plain($0.from) })
      input("Charge to have at home, %", "to", question.request.map { Format.plain($0.to) })
      field("Fast charger") {
        void(
          "input",
          .type("text"),
          .name("at"),
          .value(items["at"] ?? ""),
          .other("placeholder", "a place or operator"),
          .other("list", "plan-places")
        )
        tag("datalist", .id("plan-places")) {
          index.locations.values.filter { !$0.isHome }.byTitle.map {
            tag("option", .value($0.id), text: $0.title)
          }
        }
      }
      input("Price there, per kWh", "price", items["price"])
      input("Power there, kW", "power", items["power"])
      input("Drive home, \(unit)", "distance", items["distance"])
      tag("details", .class("more"), .flag("open", hasMore)) {
        tag("summary") { "More" }
        tag("div", .class("plan-more")) {
          input("Price at home, per kWh", "home_price", items["home_price"])
          input("Power at home, kW", "home_power", items["home_power"])
          input("Reach home with, %", "arrive", items["arrive"])
          field("Time of the drive") { text("drive", "45m") }
          field("Charged at home by") { text("ready_by", "07:00") }
          field("Charging begins") { text("start", "18:30") }
        }
      }
      tag("div", .class("buttons")) {
        tag("button", .class("primary"), .type("submit")) { "Plan" }
      }
    }
  }

  private var hasMore: Bool {
    ["home_price", "home_power", "arrive", "drive", "ready_by", "start"].contains {
      items[$0] != nil
    }
  }

  private func text(_ name: String, _ example: String) -> HTML {
    void(
      "input",
      .type("text"),
      .name(name),
      .value(items[name] ?? ""),
      .other("placeholder", example)
    )
  }

  private func field(_ name: String, @HTMLBuilder _ input: () -> HTML) -> HTML {
    tag("label", .class("field")) {
      tag("span", text: name)
      input()
    }
  }

  private func input(_ title: String, _ name: String, _ value: String?) -> HTML {
    field(title) {
      void(
        "input",
        .type("text"),
        .name(name),
        .value(items[name] ?? value ?? ""),
        .other("inputmode", "decimal")
      )
    }
  }
}
