import ChargingLog
import Insights
import Viewer

/// What the commands of insights print, for programs.
extension APIService {
  static let insights = [advice, battery, whatIf, report, plan]

  /// `advise`, with `all=yes` what is dismissed too.
  private static let advice = Resource(
    "advice",
    [Parameter("all", .oneOf(["yes", "no"]), "yes for what is dismissed too.")]
  ) { index, _, items, now in
    let found = Advice.all(in: index, at: now)
    let shown = found.filter { items["all"] == "yes" || !$0.isDismissed }
    return .json(text(AdviceSheet(advice: shown, index: index).json))
  }

  /// `battery`.
  private static let battery = Resource("battery", .selection) { index, _, items, now in
    let positions = query(items, index, now).filter.positions(in: index)
    let cars = Set(positions.map { index.sessions[$0].car }).sorted()
    let reports = cars.map { BatteryReport(of: $0, positions, in: index) }
    return .json(text(BatterySheet.json(of: reports, in: index)))
  }

  /// `what-if`.
  private static let whatIf = Resource("what-if", .selection) { index, _, items, now in
    let positions = query(items, index, now).filter.positions(in: index)
    return .json(text(WhatIfReport(whatIf: WhatIf(of: positions, in: index), index: index).json))
  }

  /// `report PERIOD`, by the period in the path: `2026-10`, `2026-Q3`, `last-month`.
  private static let report = Resource(
    "report",
    takesID: true,
    Parameters(Parameters.selection.all.filter { $0.name == "car" })
  ) { index, id, items, now in
    let today = (index.settings.timeZone ?? .utc).civil(at: now).date
    var filter = SessionFilter()
    filter.cars = items.all("car")
    switch DatePeriod.parse(id ?? "", today: today) {
    case .success(let period):
      return .json(
        text(PeriodReport(period, filter: filter, today: today, in: index).json(in: index))
      )
    case .failure(let problem):
      let fix = problem.fix.map { "write \($0)" }
      return .badRequest([QuestionProblem("id", given: id, problem.message, fix: fix)])
    }
  }

  /// `plan`, with the fields of the viewer's form.
  private static let plan = Resource("plan", .plan) { index, _, items, now in
    let question = PlanQuestion(items, index, now: now)
    if !question.problems.isEmpty {
      return .badRequest(question.problems)
    }
    guard let request = question.request else { return .notFound("there is no car to plan for") }
    guard let curve = PowerCurve.of(request.car, in: index) else {
      return .notFound("the power that \(request.car.id) takes is unknown")
    }
    let sheet = PlanSheet(plan: BlendedPlan(request, curve: curve), index: index, showsAll: true)
    return .json(text(sheet.json))
  }
}
