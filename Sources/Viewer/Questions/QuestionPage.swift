/// Shown where an address asks what cannot be understood.
struct QuestionPage: Page {
  let title = "Not understood"
  let section: Section?
  let status = 400
  let problems: [QuestionProblem]
  /// The same page without a question.
  let link: Link

  var content: HTML {
    HTML([
      Parts.heading("This address cannot be understood"),
      QuestionProblems(problems).view,
      tag("p") { tag("a", .href(link)) { "Open the page without its question" } },
    ])
  }
}

/// What is wrong with a question, a line each.
struct QuestionProblems {
  private let problems: [QuestionProblem]

  init(_ problems: [QuestionProblem]) { self.problems = problems }

  var view: HTML {
    HTML(
      problems.map { problem in
        tag("p", .class("error"), .other("role", "alert")) {
          if let name = problem.parameter { tag("strong", text: name + ": ") }
          problem.message + (problem.fix.map { " — \($0)" } ?? "")
        }
      }
    )
  }
}
