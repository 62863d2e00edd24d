import Foundation
import TestSupport
import Testing

@testable import Viewer

/// What stands behind the question mark of every address is understood or refused.
struct QuestionTests {
  /// Values of a kind that are understood, and some that are not.
  private func values(_ kind: Parameter.Kind) -> (good: [String], bad: [String]) {
    switch kind {
    case .text: (["x", "<script>", "é 🔋"], [])
    case .oneOf(let values): (values, ["zzz", values[0].uppercased(), values[0] + " ", "0"])
    case .car: (["ioniq5"], ["nope", "IONIQ5", "../ioniq5", "<script>"])
    case .count(let range):
      (
        ["\(range.lowerBound)"],
        ["\(range.lowerBound - 1)", "x", "1.5", "1e3", "99999999999999999999"]
      )
    case .number: (["0", "12.5"], ["x", "4,5", "-1", "NaN", "1e3"])
    case .percent: (["40"], ["101", "-1", "x", "40%"])
    case .period: (["2026-11", "last-month", "2026"], ["yesterdayish", "2026-13", "0"])
    case .time: (["07:00", "2026-11-26T06:00"], ["moon", "99:00"])
    case .duration: (["45m"], ["long", "-1h"])
    case .condition: (["cost > 10"], ["cost >", "<script>"])
    case .order: (["-cost", "car,-start"], ["nothing", "cost,"])
    case .grouping: (["month"], ["moon", "month,month"])
    }
  }

  private func viewing() async throws -> Viewing {
    try await Viewing.small([
      "cars/ioniq5.yaml":
        "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\nefficiency_mi_per_kwh: 3.5\nmax_dc_kw: 225\n"
    ])
  }

  private func parameters(_ address: String, _ viewing: Viewing) throws -> [Parameter] {
    let route = try #require(Route(path: address[...]))
    return try #require(route.parameters(viewing.site.configuration.api)).all
  }

  @Test func `every address that the site knows is answered`() async throws {
    let viewing = try await viewing()
    for address in Viewing.knownAddresses {
      let status = await viewing.get(address).status
      #expect(status == (["/login", "/logout"].contains(address) ? 303 : 200), "\(address)")
    }
  }

  @Test func `a value that is not understood is named, with what to write, at every address`()
    async throws
  {
    let viewing = try await viewing()
    var tried = 0
    for address in Viewing.knownAddresses {
      for parameter in try parameters(address, viewing) {
        for value in values(parameter.kind).bad {
          let query = QueryItems([(parameter.name, value)]).text
          let response = await viewing.get("\(address)?\(query)")
          #expect(response.status == 400, "\(address)?\(query)")
          try expect(response, names: parameter.name, given: value)
          tried += 1
        }
        for value in values(parameter.kind).good {
          let query = QueryItems([(parameter.name, value)]).text
          let status = await viewing.get("\(address)?\(query)").status
          #expect(status == 200 || address == "/login", "\(address)?\(query)")
        }
      }
    }
    #expect(tried > 100)
  }

  @Test func `a name that means nothing is refused at every address`() async throws {
    let viewing = try await viewing()
    for address in Viewing.knownAddresses {
      for query in ["zzz=1", "zzz", "=1", "zzz=", "Car=ioniq5", "car%5B%5D=x"] {
        let response = await viewing.get("\(address)?\(query)")
        #expect(response.status == 400, "\(address)?\(query)")
      }
      try expect(await viewing.get("\(address)?zzz=1"), names: "zzz", given: nil)
      let names = try parameters(address, viewing).map(\.name)
      if let first = names.first, first.count > 3 {
        let text = await viewing.get("\(address)?\(first.dropLast())=x").text
        #expect(text.contains("did you mean \(first)?"), "\(address)")
      }
    }
  }

  @Test func `what can be said once is refused when it is said twice`() async throws {
    let viewing = try await viewing()
    for address in Viewing.knownAddresses {
      for parameter in try parameters(address, viewing) {
        guard let value = values(parameter.kind).good.first else { continue }
        let query = QueryItems([(parameter.name, value), (parameter.name, value)]).text
        let status = await viewing.get("\(address)?\(query)").status
        if parameter.isRepeatable {
          #expect(status == 200, "\(address)?\(query)")
        } else {
          #expect(status == 400, "\(address)?\(query)")
        }
      }
    }
  }

  @Test func `an empty value says nothing, as forms send it`() async throws {
    let viewing = try await viewing()
    for address in Viewing.knownAddresses where !["/login", "/logout"].contains(address) {
      let query = try parameters(address, viewing).map { "\($0.name)=" }.joined(separator: "&")
      #expect(await viewing.get("\(address)?\(query)").status == 200, "\(address)?\(query)")
    }
  }

  @Test func `a record that is not there is 404 at every address that names one`() async throws {
    let viewing = try await viewing()
    for template in Viewing.templates where template.contains("{}") {
      let address = Viewing.address(template, name: "nothing-such")
      let response = await viewing.get(address)
      let isPeriod = template == "/api/v1/report/{}"
      #expect(response.status == (isPeriod ? 400 : 404), "\(address)")
      if template.hasPrefix("/api/") {
        #expect(response["Content-Type"] == "application/json")
      }
    }
  }

  /// Expects an answer to say which parameter is wrong, and what it was given.
  private func expect(_ response: WebResponse, names name: String, given: String?) throws {
    switch response["Content-Type"] {
    case "application/json":
      let json = try JSONSerialization.jsonObject(with: Data(response.bytes)) as? [String: Any]
      let error = try #require(json?["error"] as? [String: Any])
      let problem = try #require((error["problems"] as? [[String: String]])?.first)
      #expect(problem["parameter"] == name)
      #expect(problem["given"] == given)
      #expect(problem["message"] != nil)
      #expect((error["message"] as? String)?.hasPrefix("\(name): ") == true)
    case "text/html; charset=utf-8":
      #expect(response.text.contains("role=\"alert\"><strong>\(name): </strong>"))
      if let given { #expect(response.text.contains(HTML(given).markup), "\(given)") }
    default: #expect(response.text.contains("\(name): "))
    }
  }
}
