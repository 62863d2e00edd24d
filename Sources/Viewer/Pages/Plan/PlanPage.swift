import ChargingLog
import InsightCharts
import Insights

/// Where to leave a fast charger and finish at home.
///
/// The form is sent by GET: a plan is an address.
struct PlanPage: Page {
  let title = "Plan"
  let section: Section? = .plan

  private let context: PageContext
  private let question: PlanQuestion

  init(_ context: PageContext) {
    self.context = context
    question = PlanQuestion(context.query, context.index, now: context.now)
  }

  var status: Int { question.problems.isEmpty ? 200 : 400 }

  var content: HTML {
    HTML([
      Parts.heading("Plan a charge in two legs"),
      tag("p", .class("lead")) {
        "Charge fast for as long as it pays, then go on at home. "
          + "For every level at which to leave: energy, time and cost."
      },
      context.index.cars.isEmpty
        ? Parts.empty("A plan needs a car.", command: "plugtrack car add ioniq5 --edit")
        : HTML([PlanForm(question: question).view, result]),
    ])
  }

  private var result: HTML {
    if !question.problems.isEmpty {
      return QuestionProblems(question.problems).view
    }
    guard let request = question.request else { return .empty }
    guard let curve = PowerCurve.of(request.car, in: context.index) else {
      return Parts.empty(
        "The power that \(request.car.title) takes is unknown: nothing says its max_dc_kw.",
        command: "plugtrack car edit \(request.car.id)"
      )
    }
    return PlanResult(BlendedPlan(request, curve: curve), context).view
  }
}
