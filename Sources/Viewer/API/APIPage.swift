/// Answers of the interface for programs.
enum APIPage {
  static func answer(_ steps: [String], _ service: APIService, _ context: PageContext)
    -> WebResponse
  {
    guard let (resource, id) = service.resource(steps) else {
      return problem(404, "there is no such resource", fix: "see /api/openapi.json")
    }
    switch resource.answer(context.index, id, context.query.withoutEmpty, context.now) {
    case .json(let text): return WebResponse(200, .json, Array(text.utf8))
    case .notFound(let message): return problem(404, message, fix: nil)
    case .badRequest(let message, let fix): return problem(400, message, fix: fix)
    }
  }

  /// What is wrong with a question, as JSON.
  static func problem(_ status: Int, _ message: String, fix: String?) -> WebResponse {
    let fix = fix.map { #","fix":"# + quoted($0) } ?? ""
    let text = #"{"error":{"message":"# + quoted(message) + fix + "}}"
    return WebResponse(status, .json, Array(text.utf8))
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
