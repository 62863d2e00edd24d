import TestSupport
import Testing
import Viewer

/// What the page of settings says of the files that belong to them.
struct SettingsTests {
  private func words(_ response: WebResponse) -> String {
    response.text.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
  }

  @Test func `each car's values stand with file and line, its own numbers hidden`() async throws {
    let viewing = try await Viewing.small([
      "cars/ioniq5.yaml": """
      make: Hyundai
      model: Ioniq 5
      # mine
      battery_kwh: 72.6
      vin: KMHKR81AFNU012345
      dc_curve: [{soc: 10, kw: 220}, {soc: 80, kw: 90}]

      """
    ])
    let page = await viewing.get("/settings?tab=cars")
    let text = words(page)
    #expect(text.contains("battery_kwh 72.6 kWh cars/ioniq5.yaml:4"))
    #expect(text.contains("dc_curve 2 entries cars/ioniq5.yaml:6"))
    #expect(text.contains("cars/ioniq5.yaml:5"))
    #expect(!page.text.contains("KMHKR81AFNU012345"))
    #expect(text.contains("plugtrack car edit ioniq5"))
  }

  @Test func `home and its tariff are shown, though only the settings call it home`() async throws {
    let viewing = try await Viewing.small([
      "settings.yaml": "plugtrack: 1\nhome_charging: {location: flat, tariff: night}\n",
      "locations/home.yaml": "name: Not mine\n",
      "locations/flat.yaml": "name: The flat\n",
      "tariffs/night.yaml": "rates:\n  - {from: 2026-01-01, price_per_kwh: 0.1}\n",
    ])
    let text = words(await viewing.get("/settings?tab=home"))
    #expect(text.contains("home_charging.location flat settings.yaml:2"))
    #expect(text.contains("name The flat locations/flat.yaml:1"))
    #expect(text.contains("rates 1 entry tariffs/night.yaml:2"))
    #expect(text.contains("plugtrack tariff edit night"))
    #expect(!text.contains("Not mine"))
  }

  @Test func `a newcomer is told how to add a car and a home`() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("settings.yaml", "plugtrack: 1\n")
    let viewing = try await Viewing(folder)
    #expect(words(await viewing.get("/settings?tab=cars")).contains("plugtrack car add"))
    #expect(words(await viewing.get("/settings?tab=home")).contains("plugtrack location add home"))
  }

  @Test(
    "the example of each tab is a change that the settings know",
    arguments: ["", "?tab=cars", "?tab=home", "?tab=insights", "?tab=notifications", "?tab=ai"]
  )
  func example(_ query: String) async throws {
    let text = words(await (try await Viewing(.sampleData())).get("/settings" + query))
    let match = try #require(text.firstMatch(of: /plugtrack settings set ([a-z_.0-9]+)=/))
    #expect(text.contains("\(match.1) "), "the key of the example is one of the table")
  }
}
