import ChargingLog
import DataDirectory
import Foundation
import TestSupport
import Testing
import Viewer

@testable import Commands

/// The OpenAPI document says of the interface what it answers.
struct APIDescriptionTests {
  private struct Answer: Encodable {
    var path: String
    var status: String
    var body: String
  }

  @Test func `every resource is described, and nothing else is`() throws {
    let folder = try TemporaryDirectory.sampleData()
    let service = APIService.commands(DataDirectory(path: folder.path, cache: nil))
    let resources = Set(service.resources.map { "/\($0.name)" + ($0.takesID ? "/{id}" : "") })
    let document = try #require(JSONReader.read(service.description))
    guard case .object(let paths) = document["paths"] else {
      Issue.record("it has no paths")
      return
    }
    #expect(Set(paths.map(\.0)) == resources)
  }

  @Test(
    "every answer about the sample data, good or bad, is as the document has it",
    .enabled(if: SchemaValidator.isPresent)
  )
  func answers() async throws {
    let folder = try TemporaryDirectory.sampleData()
    try folder.write("sessions/broken.yaml", "car: ioniq5\nenergy_kwh: 4,1\n")
    let directory = DataDirectory(path: folder.path, cache: nil)
    let index = try await directory.load()
    let service = APIService.commands(directory)
    let questions: [(String, String?, [(String, String)])] = [
      ("sessions", nil, [("limit", "1000")]),
      ("sessions", nil, [("type", "dc"), ("sort", "-cost"), ("limit", "5"), ("offset", "2")]),
      ("sessions", nil, [("limit", "0")]), ("sessions", nil, [("where", "nonsense >")]),
      ("stats", nil, []), ("stats", nil, [("by", "month,car")]), ("stats", nil, [("by", "moon")]),
      ("cars", nil, []), ("locations", nil, []), ("tariffs", nil, []), ("problems", nil, []),
      ("cars", "ioniq5", []), ("cars", "nothing", []), ("locations", "home", []),
      ("tariffs", "octopus-go", []), ("sessions", "2026-10-17T1656-ioniq5", []),
      ("sessions", "nothing", []), ("advice", nil, []), ("advice", nil, [("all", "yes")]),
      ("battery", nil, []), ("battery", nil, [("car", "mg4")]), ("what-if", nil, []),
      ("what-if", nil, [("during", "2026-Q3")]), ("report", "2026-10", []),
      ("report", "moon", []), ("plan", nil, [("from", "20"), ("to", "80"), ("price", "0.79")]),
      ("plan", nil, [("from", "80"), ("to", "20")]), ("plan", nil, [("car", "nope")]),
    ]
    let answers = try questions.map { name, id, query in
      let resource = try #require(
        service.resources.first { $0.name == name && $0.takesID == (id != nil) }
      )
      let path = "/\(name)" + (id == nil ? "" : "/{id}")
      let now = Instant(secondsSince1970: 1_795_608_000)
      switch resource.answer(index, id, QueryItems(query), now) {
      case .json(let text): return Answer(path: path, status: "200", body: text)
      case .notFound(let message): return error(path, "404", message)
      case .badRequest(let message, _): return error(path, "400", message)
      }
    }
    let statuses = answers.map(\.status)
    #expect(statuses.count { $0 == "400" } == 6)
    #expect(statuses.count { $0 == "404" } == 2)
    let complaints = try SchemaValidator.complaints(
      document: service.description,
      answers: answers.map { [$0.path, $0.status, $0.body] }
    )
    #expect(complaints == [])
  }

  private func error(_ path: String, _ status: String, _ message: String) -> Answer {
    let body = JSONText.compact(.object([("error", .object([("message", .string(message))]))]))
    return Answer(path: path, status: status, body: body)
  }
}

extension SchemaValidator {
  /// What Python's jsonschema has to say of answers, each a path, a status and a body, by the
  /// schemas of an OpenAPI document; and of those schemas.
  static func complaints(document: String, answers: [[String]]) throws -> [String] {
    let input = try JSONEncoder().encode([document] + answers.map { $0.joined(separator: "\u{1}") })
    let output = try run(["-W", "ignore", "-c", apiScript], input: input)
    return try JSONDecoder().decode([String].self, from: output)
  }

  private static let apiScript = #"""
    import json, sys, jsonschema
    text, *answers = json.load(sys.stdin)
    document = json.loads(text)
    complaints = []
    for answer in answers:
      path, status, body = answer.split("\u0001")
      response = document["paths"][path]["get"]["responses"].get(status)
      if response is None:
        complaints.append(f"{path} does not say that it answers {status}")
        continue
      schema = dict(response["content"]["application/json"]["schema"])
      schema["components"] = document["components"]
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for error in list(validator.iter_errors(json.loads(body)))[:3]:
        complaints.append(f"{path}: {error.json_path}: {error.message[:200]}")
    print(json.dumps(complaints))
    """#
}
