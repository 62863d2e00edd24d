import ChargingLog
import Insights
import TestSupport
import Testing
import Viewer

/// What the page of figures over time says.
struct AnalyticsTests {
  private func words(_ response: WebResponse) -> String {
    response.text.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
  }

  /// The part of a page that belongs to a card.
  private func card(_ title: String, of page: WebResponse) throws -> String {
    let start = try #require(page.text.range(of: "<h2>\(title)</h2>"), "\(title)").upperBound
    let rest = page.text[start...]
    return String(rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)])
  }

  @Test func `every figure over time has a card with something in it`() async throws {
    let viewing = try await Viewing(.sampleData())
    let page = await viewing.get("/analytics")
    #expect(page.status == 200)
    for title in [
      "Cost by month", "Energy by month", "Price per kWh by month", "Cost of AC and DC",
      "Energy of AC and DC", "Home tariff and what was paid", "Cost per mile", "Efficiency",
      "Driving, beside petrol", "Where the energy came from", "This month, when it is over",
      "Batteries", "Charging habits", "By temperature", "By month of the year", "Best and worst",
      "Operators, the cheapest first", "Places, the cheapest first", "Days", "Hours of the week",
    ] {
      #expect(!(try card(title, of: page)).contains("class=\"empty\""), "\(title)")
    }
  }

  @Test func `the battery's capacity is the one that the sessions of the time say`() async throws {
    let viewing = try await Viewing(.sampleData())
    let index = await viewing.live.state.index
    let all = Array(index.sessions.indices)
    let text = try card("Batteries", of: await viewing.get("/analytics?period=all"))
    for car in index.cars.values {
      let report = BatteryReport(of: car.id, all, in: index)
      #expect(report.capacity.isKnown)
      #expect(text.contains(">\(report.capacity.text)<"), "\(car.id)")
      #expect(text.contains(">\(report.health.text)<"), "\(car.id)")
    }
  }

  @Test func `the tariff's lowest and highest price stand beside what was paid, month by month`()
    async throws
  {
    let viewing = try await Viewing.small([
      "locations/home.yaml": "home: true\ntariff: steps\n",
      "tariffs/steps.yaml": """
      rates:
        - from: 2026-10-01
          to: 2026-10-15
          price_per_kwh: 0.30
        - from: 2026-11-10
          price_per_kwh: 0.40
          bands: [{between: 00:30-05:30, price_per_kwh: 0.07}]

      """,
      "sessions/2026/09/s.yaml": "car: ioniq5\nstart: 2026-09-03\nlocation: home\nenergy_kwh: 10\n",
    ])
    let text = try card("Home tariff and what was paid", of: await viewing.get("/analytics"))
      .replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
    #expect(text.contains("November 2026 £0.070 £0.400"))
    #expect(text.contains("October 2026 £0.300 £0.300"))
    #expect(text.contains("September 2026 — —"))
  }

  @Test func `what is missing is told with the command that says it`() async throws {
    let viewing = try await Viewing.small([
      "locations/home.yaml": "home: true\n",
      "sessions/2026/11/a.yaml": "car: ioniq5\nstart: 2026-11-20T10:00\n",
    ])
    let page = await viewing.get("/analytics")
    for (title, command) in [
      ("Home tariff and what was paid", "plugtrack tariff rate"),
      ("Efficiency", "odometer_mi="), ("By temperature", "temperature_c="),
      ("Operators, the cheapest first", "network="), ("Places, the cheapest first", "location="),
    ] {
      #expect(try card(title, of: page).contains(command), "\(title)")
    }
  }

  @Test func `names of cars, places, operators and tariffs stay text`() async throws {
    let script = "<script>alert(1)</script>"
    let viewing = try await Viewing.small([
      "cars/ioniq5.yaml": "make: M\nmodel: X\nname: \"\(script)\"\nbattery_kwh: 70\n",
      "locations/home.yaml": "home: true\nname: \"\(script)\"\ntariff: go\n",
      "tariffs/go.yaml":
        "name: \"\(script)\"\nrates: [{from: 2025-01-01, price_per_kwh: 0.2}]\n",
      "sessions/2026/11/b.yaml":
        "car: ioniq5\nstart: 2026-11-21T10:00\nnetwork: \"\(script)\"\nlocation: home\nenergy_kwh: 9\n",
    ])
    for address in ["/analytics", "/settings?tab=cars", "/settings?tab=home"] {
      let page = await viewing.get(address)
      #expect(page.status == 200)
      #expect(!page.text.contains("<script>alert"), "\(address)")
      #expect(page.text.contains("&lt;script&gt;alert"), "\(address)")
    }
  }
}
