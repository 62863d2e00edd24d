import ChargingLog
import DataDirectory
import Foundation
import TestSupport
import Testing
import Viewer

@testable import Commands

/// The OpenAPI document says of the interface what it answers.
struct APIDescriptionTests {
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
    let service = APIService.commands(directory)
    let site = Site(
      try await LiveDirectory(directory),
      SiteConfiguration(hosts: AllowedHosts(bound: nil, extra: []), api: service),
      now: { Instant(secondsSince1970: 1_795_608_000) }
    )
    var answers: [[String]] = []
    for address in Self.addresses {
      let request = WebRequest(.get, "/api/v1" + address, host: "localhost")
      let response = await site.respond(to: request)
      answers.append([
        Self.template(of: address), "\(response.status)",
        String(decoding: response.bytes, as: UTF8.self),
      ])
    }
    #expect(answers.count { $0[1] == "400" } == 7)
    #expect(answers.count { $0[1] == "404" } == 2)
    let complaints = try SchemaValidator.complaints(
      document: service.description,
      answers: answers
    )
    #expect(complaints == [])
  }

  private static let addresses = [
    "/sessions?limit=1000", "/sessions?type=dc&sort=-cost&limit=5&offset=2", "/sessions?limit=0",
    "/sessions?where=nonsense+%3E", "/stats", "/stats?by=month,car", "/stats?by=moon", "/cars",
    "/cars?zzz=1", "/locations", "/tariffs", "/problems", "/cars/ioniq5", "/cars/nothing",
    "/locations/home", "/tariffs/octopus-go", "/sessions/2026-10-17T1656-ioniq5",
    "/sessions/nothing", "/advice", "/advice?all=yes", "/battery", "/battery?car=mg4", "/what-if",
    "/what-if?during=2026-Q3", "/report/2026-10", "/report/2026", "/report/2031", "/report/moon",
    "/plan?from=20&to=80&price=0.79", "/plan?car=mg4&distance=20&ready_by=07:00",
    "/plan?from=80&to=20", "/plan?car=nope",
  ]

  private static func template(of address: String) -> String {
    let steps = address.prefix { $0 != "?" }.split(separator: "/")
    return "/\(steps[0])" + (steps.count > 1 ? "/{id}" : "")
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
