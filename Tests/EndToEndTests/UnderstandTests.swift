import Foundation
import TestSupport
import Testing

/// Charts, advice, batteries and plans for programs.
@Suite struct `What is worked out` {
  private func run(_ arguments: [String]) throws -> Binary.Outcome {
    try Binary.plugtrack.run(
      arguments + ["--data", Package.root.appending(path: "sample-data").path],
      in: FileManager.default.temporaryDirectory.path
    )
  }

  private func json(_ arguments: [String]) throws -> Any {
    let result = try run(arguments + ["--format", "json"])
    #expect(result.status == 0, "\(result.err)")
    return try JSONSerialization.jsonObject(with: Data(result.out.utf8))
  }

  @Test(arguments: [
    "cost", "energy", "price", "efficiency", "driving", "distance", "sessions", "capacity",
    "temperature", "hours", "days",
  ])
  func `is drawn as a picture, and told in numbers`(subject: String) throws {
    let svg = try run(["chart", subject, "--format", "svg"])
    #expect(svg.status == 0)
    #expect(svg.out.hasPrefix("<svg ") && svg.out.hasSuffix("</svg>\n"))
    #expect(!svg.out.contains("<script") && !svg.out.contains(" style="))
    let numbers = try #require(try json(["chart", subject]) as? [String: Any])
    let rows = try #require(numbers["rows"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    let csv = try run(["chart", subject, "--format", "csv"])
    #expect(csv.out.split(separator: "\n").count == rows.count + 1)
    let text = try run(["chart", subject, "--width", "60"])
    let widest = text.out.split(separator: "\n").dropLast().map(\.count).max() ?? 0
    #expect(widest <= 60)
  }

  @Test func `has advice with evidence, and dismisses it`() throws {
    let advice = try #require(try json(["advise", "--on", "2026-10-31"]) as? [[String: Any]])
    #expect(!advice.isEmpty)
    for item in advice {
      #expect(item["code"] is String && item["message"] is String && item["action"] is String)
      #expect((item["evidence"] as? [String: Any])?.isEmpty == false)
      #expect(["notice", "warning", "critical"].contains(item["severity"] as? String))
    }
    let rules = try #require(try json(["advise", "--rules"]) as? [[String: Any]])
    #expect(rules.count == 14)
  }

  @Test func `has a battery for each car`() throws {
    let report = try #require(try json(["battery"]) as? [String: Any])
    let cars = try #require(report["cars"] as? [[String: Any]])
    #expect(cars.map { $0["car"] as? String } == ["ioniq5", "mg4"])
    #expect(try run(["battery", "--format", "svg"]).out.hasPrefix("<svg "))
  }

  @Test func `has a plan with its best stops, or says why there is none`() throws {
    let fixed = ["plan", "--soc", "18..80", "--price", "0.79", "--start", "2026-10-30T17:00"]
    let plan = try #require(try json(fixed) as? [String: Any])
    let stops = try #require(plan["stops"] as? [[String: Any]])
    #expect(stops.count == 63)
    let cheapest = try #require(plan["cheapest"] as? [String: Any])
    #expect((cheapest["stop_percent"] as? Double) == 18)
    let late = try run(fixed + ["--ready-by", "2026-10-30T17:01"])
    #expect(late.status == 2)
    #expect(late.err.contains("would not be ready in time"))
    #expect(try run(["plan", "--soc", "80..20"]).status == 64)
    #expect(try run(["plan", "--soc", "18..80", "--car", "nope"]).status == 64)
    #expect(try run(["chart", "hours", "--by", "month"]).status == 64)
    #expect(try run(["chart", "cost", "--by", "month,car,type"]).status == 64)
  }
}
