import TestSupport
import Testing

@Suite("A frozen cost whose session is corrected")
struct StalePriceTests {
  private static let path = "sessions/x.yaml"
  private static let session = """
    car: ioniq5
    start: 2026-03-23T07:30
    end: 2026-03-23T09:30
    location: home
    energy_kwh: 41.25
    priced: {tariff: go, cost: 12.38}

    """

  private func set(_ assignment: String, _ more: [String: String] = [:]) async throws -> String {
    let files = [Self.path: Self.session].merging(more) { $1 }
    return try await CommandRun.text(["set", "x", assignment, "--no-commit"], with: files)
  }

  @Test("stays, and the command says so and how to work it out anew")
  func energy() async throws {
    let printed = try await set("energy_kwh=4.12")
    #expect(
      printed.contains(
        "the cost is still the £12.38 that was worked out before;"
          + " £1.24 with: plugtrack reprice --where 'id = \"x\"'\n"
      )
    )
    #expect(printed.hasSuffix("changed \(Self.path)\nexit 0\n"))
  }

  @Test("is worked out anew by just that command")
  func reprice() async throws {
    let files = [Self.path: Self.session.replacing("41.25", with: "4.12")]
    let printed = try await CommandRun.text(
      ["reprice", "--where", "id = \"x\"", "--no-commit"],
      with: files,
      then: Self.path
    )
    #expect(printed.contains("priced: {tariff: go, cost: 1.24}"))
  }

  @Test("at another place is by its tariff, or is taken away where it has none")
  func place() async throws {
    let other = [
      "locations/work.yaml": "tariff: work\n",
      "tariffs/work.yaml": "rates: [{from: 2020-01-01, price_per_kwh: 0.10}]\n",
    ]
    #expect(
      try await set("location=work", other).contains("£4.12 with: plugtrack reprice --tariff work")
    )
    #expect(
      try await set("location=Somewhere").contains(
        "the cost is still the £12.38 of go; take it away with: plugtrack unset x priced\n"
      )
    )
  }

  @Test(
    "is nothing to tell of when the change has no bearing on it",
    arguments: ["notes=cold", "cost=3", "odometer_mi=100", "energy_kwh=41.25"]
  )
  func silent(_ assignment: String) async throws {
    #expect(try await !set(assignment).contains("the cost is still"))
  }

  @Test("is found by check when it is far from what the session would cost")
  func check() async throws {
    let files = [Self.path: Self.session.replacing("41.25", with: "4.12")]
    let printed = try await CommandRun.text(["check"], with: files)
    #expect(
      printed == """
        sessions/x.yaml:6:28: warning: priced.cost 12.38 GBP, far from the 1.24 GBP of go [price-far]
          6 | priced: {tariff: go, cost: 12.38}
            |                            ^^^^^ correct energy_kwh, or work the cost out anew with: plugtrack reprice
          tariffs/go.yaml: go is here
        1 warning
        exit 0

        """
    )
  }
}
