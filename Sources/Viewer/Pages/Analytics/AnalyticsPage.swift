import ChargingLog
import Insights

/// Figures over time: of all sessions of a period, or of one car.
struct AnalyticsPage: Page {
  let title = "Analytics"
  let section: Section? = .analytics

  private let context: PageContext
  private let form: AnalyticsForm

  init(_ context: PageContext) {
    self.context = context
    form = AnalyticsForm(context, action: Link("/analytics"))
  }

  private var index: ChargingIndex { context.index }

  var content: HTML {
    let positions = form.positions(in: context)
    return HTML([
      Parts.heading("Analytics"),
      form.view,
      positions.isEmpty
        ? Parts.empty(
          index.sessions.isEmpty
            ? "There is nothing to look at yet." : "Nothing was charged in this time.",
          command: index.sessions.isEmpty ? "plugtrack log" : nil
        )
        : filled(positions),
    ])
  }

  private func filled(_ positions: [Int]) -> HTML {
    let totals = Totals(of: positions, in: index)
    let first = index.localDate(at: positions[0])
    let series = MonthSeries(months(since: first), of: positions, in: index)
    return HTML([
      Parts.figures(TotalsFigures(totals).figures),
      tag("div", .class("grid even")) {
        AnalyticsCards(context, positions, totals, series).cards
      },
    ])
  }

  /// At most four years: more would be too thin to read.
  private func months(since first: CivilDate) -> [CivilDate] {
    let begin = form.period.begin(today: context.today) ?? first
    let today = context.today
    let count = (today.year - begin.year) * 12 + today.month - begin.month + 1
    return MonthSeries.months(min(max(count, 2), 48), until: today)
  }
}

/// How far back the figures go.
enum AnalyticsPeriod: String, CaseIterable {
  case quarter, year, thisYear = "this-year", all

  var title: String {
    switch self {
    case .quarter: "last 3 months"
    case .year: "last 12 months"
    case .thisYear: "this year"
    case .all: "all"
    }
  }

  /// The first day; `nil` for no limit.
  func begin(today: CivilDate) -> CivilDate? {
    switch self {
    case .quarter: today.startOfMonth.adding(months: -2)
    case .year: today.startOfMonth.adding(months: -11)
    case .thisYear: today.startOfYear
    case .all: nil
    }
  }
}
