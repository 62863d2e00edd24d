import ChargingLog
import Charts
import Insights

/// The cards of a selection of sessions.
struct AnalyticsCards {
  private let context: PageContext
  private let positions: [Int]
  private let totals: Totals
  private let series: MonthSeries
  /// Of each car of the sessions.
  private let batteries: [BatteryReport]

  init(_ context: PageContext, _ positions: [Int], _ totals: Totals, _ series: MonthSeries) {
    self.context = context
    self.positions = positions
    self.totals = totals
    self.series = series
    batteries = Set(positions.map { context.index.sessions[$0].car }).map {
      BatteryReport(of: $0, positions, in: context.index)
    }
  }

  private var index: ChargingIndex { context.index }

  var cards: HTML {
    HTML([
      Parts.card("Cost by month") { series.costChart },
      Parts.card("Energy by month") { series.energyChart },
      Parts.card("Price per kWh by month") { series.priceChart },
      Parts.card("Cost of AC and DC") { series.currentCostChart },
      Parts.card("Energy of AC and DC") { series.currentEnergyChart },
      Parts.card("Home tariff and what was paid") { TariffHistory(series, in: index).view },
      Parts.card("Cost per \(totals.distanceUnit.singular)") { series.drivingCostChart },
      Parts.card("Efficiency") { series.efficiencyChart(in: index) },
      Parts.card("Driving, beside petrol") { driving },
      Parts.card("Where the energy came from") { MixView(totals, positions, index).view },
      Parts.card("This month, when it is over") { forecast },
      Parts.card("Batteries") { CapacityTable(batteries, in: index).view },
      Parts.card("Charging habits") { HabitsTable(batteries, in: index).view },
      Parts.card("By temperature") { SeasonTable(.temperature, of: positions, in: index).view },
      Parts.card("By month of the year") { SeasonTable(.month, of: positions, in: index).view },
      Parts.card("Best and worst") {
        ExtremesList(of: positions, currency: series.currency, in: index).view
      },
      Parts.card("Operators, the cheapest first") {
        LeagueTable(.network, of: positions, in: index).view
      },
      Parts.card("Places, the cheapest first") {
        LeagueTable(.location, of: positions, in: index).view
      },
      Parts.card("Days", wide: true) { calendar },
      Parts.card("Hours of the week", wide: true) { week },
    ])
  }

  private var driving: HTML {
    let efficiency = totals.efficiency(in: index)
    let petrol = PetrolComparison(totals.driving, efficiency: efficiency, in: index)
    var cost = totals.drivingCost(in: index)
    cost.title = "electric"
    let figures = [cost, efficiency, petrol.petrolCost, petrol.parityPrice, petrol.saving]
    return tag("div") {
      figures.map { FigureView($0).explained }
      DrivingTable(of: positions, in: index).view
    }
  }

  private var forecast: HTML {
    let all = Array(index.sessions.indices)
    let forecast = Forecast(today: context.today, currency: series.currency, of: all, in: index)
    return tag("div") {
      [forecast.soFar, forecast.expected, forecast.low, forecast.high].map {
        FigureView($0).explained
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
