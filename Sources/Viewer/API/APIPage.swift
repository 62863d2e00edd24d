/// Answers of the interface for programs.
enum APIPage {
  static func answer(_ resource: APIService.Resource, id: String?, _ context: PageContext)
    -> WebResponse
  {
    switch resource.answer(context.index, id, context.query.withoutEmpty, context.now) {
    case .json(let text): WebResponse(200, .json, Array(text.utf8))
    case .notFound(let message): problem(404, message, fix: nil)
    case .badRequest(let problems): refusal(of: problems)
    }
  }

  /// What is wrong, as JSON.
  static func problem(_ status: Int, _ message: String, fix: String?) -> WebResponse {
    error(status, members(message, fix: fix))
  }

  /// What is wrong with a question, as JSON: the first in words, and all of it.
  static func refusal(of problems: [QuestionProblem]) -> WebResponse {
    let list = problems.map { problem in
      let parameter = problem.parameter.map { #""parameter":"# + quoted($0) + "," } ?? ""
      let given = problem.given.map { #""given":"# + quoted($0) + "," } ?? ""
      return "{" + parameter + given + members(problem.message, fix: problem.fix) + "}"
    }
    let first = problems.first
    let message = members(first?.text ?? "is not understood", fix: first?.fix)
    return error(400, message + #","problems":["# + list.joined(separator: ",") + "]")
  }

  private static func error(_ status: Int, _ members: String) -> WebResponse {
    WebResponse(status, .json, Array((#"{"error":{"# + members + "}}\n").utf8))
  }

  private static func members(_ message: String, fix: String?) -> String {
    #""message":"# + quoted(message) + (fix.map { #","fix":"# + quoted($0) } ?? "")
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
