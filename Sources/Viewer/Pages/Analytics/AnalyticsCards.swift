import ChargingLog
import Charts
import Insights

/// The cards below the charts of months.
struct AnalyticsCards {
  private let context: PageContext
  private let positions: [Int]
  private let totals: Totals
  private let currency: String?

  init(_ context: PageContext, _ positions: [Int], _ totals: Totals, _ currency: String?) {
    self.context = context
    self.positions = positions
    self.totals = totals
    self.currency = currency
  }

  private var index: ChargingIndex { context.index }

  var cards: HTML {
    HTML([
      Parts.card("Driving") { driving },
      Parts.card("This month, when it is over") { forecast },
      Parts.card("By temperature") { Parts.scrolled("By temperature", season) },
      Parts.card("Operators, the cheapest first") {
        Parts.scrolled("Operators, the cheapest first", league(.network))
      },
      Parts.card("Best and worst") { extremes },
      Parts.card("Days", wide: true) { calendar },
      Parts.card("Hours of the week", wide: true) { week },
    ])
  }

  private var driving: HTML {
    let efficiency = totals.efficiency(in: index)
    let petrol = PetrolComparison(totals, efficiency: efficiency, in: index)
    let figures = [
      totals.drivingCost(in: index), efficiency, petrol.petrolCost, petrol.parityPrice,
      petrol.saving,
    ]
    return tag("div") { figures.map { FigureView($0).explained } }
  }

  private var forecast: HTML {
    let all = Array(index.sessions.indices)
    let forecast = Forecast(today: context.today, currency: currency, of: all, in: index)
    return tag("div") {
      [forecast.soFar, forecast.expected, forecast.low, forecast.high].map {
        FigureView($0).explained
      }
    }
  }

  private var season: HTML {
    let season = Season(.temperature, of: positions, in: index)
    let known = season.bands.filter { $0.efficiency.isKnown || $0.loss.isKnown }
    guard !known.isEmpty else {
      return tag("p", .class("quiet")) {
        "Nothing says yet how cold it was: add temperature_c to sessions."
      }
    }
    return tag("table") {
      tag("caption", .class("hidden")) { "Efficiency and loss by temperature" }
      tag("thead") {
        tag("tr") {
          tag("th", .other("scope", "col")) { "Temperature" }
          tag("th", .other("scope", "col"), .class("number")) { "Efficiency" }
          tag("th", .other("scope", "col"), .class("number")) { "Lost" }
          tag("th", .other("scope", "col"), .class("number")) { "Sessions" }
        }
      }
      tag("tbody") {
        known.map { band in
          tag("tr") {
            tag("th", .other("scope", "row"), text: band.label)
            tag("td", .class("number"), text: band.efficiency.isKnown ? band.efficiency.text : "—")
            tag("td", .class("number"), text: band.loss.isKnown ? band.loss.text : "—")
            tag("td", .class("number"), text: Format.number(band.sessions))
          }
        }
      }
    }
  }

  private func league(_ kind: League.Kind) -> HTML {
    let rows = League(kind, of: positions, in: index).rows.prefix(12)
    guard !rows.isEmpty else {
      return tag("p", .class("quiet")) { "No session names an operator." }
    }
    return tag("table") {
      tag("caption", .class("hidden")) { "Operators by their median price" }
      tag("thead") {
        tag("tr") {
          tag("th", .other("scope", "col")) { "Operator" }
          tag("th", .other("scope", "col"), .class("number")) { "Median per kWh" }
          tag("th", .other("scope", "col"), .class("number")) { "Sessions" }
        }
      }
      tag("tbody") {
        rows.map { row in
          tag("tr") {
            tag("th", .other("scope", "row")) {
              tag(
                "a",
                .href(Link(["sessions"], query: QueryItems([("network", row.name)]))),
                text: row.name
              )
            }
            tag("td", .class("number")) {
              row.medianPrice.map { Format.money($0, row.currency, decimals: 3) } ?? "—"
            }
            tag("td", .class("number"), text: Format.number(row.sessions))
          }
        }
      }
    }
  }

  private var extremes: HTML {
    let entries = Extremes(of: positions, currency: currency, in: index).entries
    return tag("dl", .class("pairs plain-names")) {
      entries.map { entry in
        HTML([
          tag("dt", text: entry.title),
          tag("dd") {
            tag("strong", text: entry.figure.text)
            " "
            tag(
              "a",
              .href(Link(["sessions", index.sessions[entry.position].id])),
              text: SessionWords.when(entry.position, index)
            )
          },
        ])
      }
    }
  }

  /// The year that ends today.
  private var calendar: HTML {
    let begin = context.today.adding(days: -364)
    let period = DatePeriod(start: begin, end: context.today.adding(days: 1))
    let days = CalendarHeatMap(period, of: positions, in: index).days
    let format = ValueFormat(suffix: " kWh", decimals: 1)
    let map = HeatMap.calendar(
      Caption(
        "Energy by day",
        summary: "Charged on \(days.count { $0.sessions > 0 }) of the last \(days.count) days."
      ),
      days: days.map { day in
        HeatMap.Day(
          Format.day(day.date),
          day.energyKWh.double,
          heading: day.date.day <= 7 && day.date.weekday == 1 ? Format.shortMonth(day.date) : nil
        )
      },
      firstWeekday: begin.weekday,
      format: format
    )
    return ChartView(
      .heatMap(map),
      id: "days",
      headings: ["Day", "Energy", "Sessions"],
      rows: days.reversed().filter { $0.sessions > 0 }.map {
        [
          Format.longDay($0.date), Format.energy($0.energyKWh), Format.number($0.sessions),
        ]
      }
    ).view
  }

  private var week: HTML {
    let week = WeekHeatMap(of: positions, in: index)
    let format = ValueFormat(suffix: " kWh", decimals: 1)
    let map = HeatMap.hoursOfWeek(
      Caption("Energy by hour of the week", summary: "When energy flowed, by the clock there."),
      values: week.energyKWh.map { $0.map { Optional($0) } },
      format: format
    )
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let rows = (0..<24).map { hour in
      ["\(hour < 10 ? "0" : "")\(hour):00"]
        + week.energyKWh.map { day in
          day.indices.contains(hour) ? format.text(day[hour]) : "—"
        }
    }
    return ChartView(.heatMap(map), id: "hours", headings: ["Hour"] + names, rows: rows).view
  }
}
