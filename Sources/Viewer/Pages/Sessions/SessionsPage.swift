import ChargingLog
import Insights

/// Sessions that meet the filters of the address, a page at a time, with what they come to.
struct SessionsPage: Page {
  let title = "Sessions"
  let section: Section? = .sessions

  private let context: PageContext
  private let query: SessionQuery
  private let positions: [Int]
  private let number: Int
  private let pages: Int

  private static let perPage = 50

  init(_ context: PageContext) {
    self.context = context
    query = SessionQuery(context.query, context.index, today: context.today)
    positions = context.mistakes.isEmpty ? query.positions(in: context.index) : []
    pages = max(1, (positions.count + Self.perPage - 1) / Self.perPage)
    number = min(max(1, context.query["page"].flatMap { Int($0) } ?? 1), pages)
  }

  var status: Int { context.mistakes.isEmpty ? 200 : 400 }

  var content: HTML {
    HTML([
      Parts.heading("Sessions") { exports },
      context.index.sessions.isEmpty ? QuestionProblems(context.mistakes).view : .empty,
      context.index.sessions.isEmpty ? newcomer : filled,
    ])
  }

  private var newcomer: HTML {
    Parts.empty(
      "No charge is logged yet. Log the first one, or bring in what your charger or car exports.",
      command: "plugtrack log"
    )
  }

  private var filled: HTML {
    let shown = positions.dropFirst((number - 1) * Self.perPage).prefix(Self.perPage)
    return HTML([
      SessionFilters(context, query).form,
      QuestionProblems(context.mistakes).view,
      totals,
      positions.isEmpty && context.mistakes.isEmpty
        ? tag("div", .class("empty")) {
          tag("p") {
            "No session is like that. "
            tag("a", .href(Link("/sessions"))) { "Show all of them" }
          }
        }
        : SessionTable(context, Array(shown), sort: query.sort, query: context.query).table,
      pager,
    ])
  }

  private var totals: HTML {
    guard !positions.isEmpty else { return .empty }
    let totals = Totals(of: positions, in: context.index)
    return Parts.figures(TotalsFigures(totals).figures)
  }

  private var exports: HTML {
    let items = context.query.with("page", nil).withoutEmpty
    guard !positions.isEmpty else { return .empty }
    return tag("p", .class("actions")) {
      tag("a", .href(Link(["sessions.csv"], query: items))) { "CSV" }
      " "
      tag("a", .href(Link(["sessions.json"], query: items))) { "JSON" }
    }
  }

  private var pager: HTML {
    guard pages > 1 else { return .empty }
    return tag("nav", .class("pager"), .label("Pages")) {
      step("Newer", "prev", number > 1 ? number - 1 : nil)
      tag("span", text: "Page \(Format.number(number)) of \(Format.number(pages))")
      step("Older", "next", number < pages ? number + 1 : nil)
    }
  }

  private func step(_ text: String, _ rel: String, _ page: Int?) -> HTML {
    let text = query.sort == "-start" ? text : rel == "prev" ? "Before" : "After"
    guard let page else {
      return tag("span", .class("disabled"), .other("aria-hidden", "true"), text: text)
    }
    let items = context.query.with("page", page == 1 ? nil : "\(page)").withoutEmpty
    return tag("a", .href(Link(["sessions"], query: items)), .other("rel", rel), text: text)
  }
}
