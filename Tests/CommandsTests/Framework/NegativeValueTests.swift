import Testing

@testable import Commands

@Suite("Negative numbers as values of options")
struct NegativeValueTests {
  @Test(
    "belong to the option before them",
    arguments: [
      (["log", "--temperature", "-5"], ["log", "--temperature=-5"]),
      (["log", "--price", "-0.01", "-C", "x"], ["log", "--price=-0.01", "-C", "x"]),
      (["log", "--price", "-.5"], ["log", "--price=-.5"]),
      (["list", "--limit=3", "-1"], ["list", "--limit=3", "-1"]),
      (["log", "--free", "-C", "x"], ["log", "--free", "-C", "x"]),
      (["rm", "--yes", "--", "--x", "-5"], ["rm", "--yes", "--", "--x", "-5"]),
      (["-5"], ["-5"]), ([], []),
    ]
  )
  func joined(_ words: [String], _ arguments: [String]) {
    #expect(NegativeValues.joined(words) == arguments)
  }

  @Test("are taken where they make sense, and refused with a reason where they do not")
  func taken() async throws {
    let logged = try await CommandRun.text(
      ["log", "--no-input", "--no-commit", "--at", "Here", "--cost", "1", "--temperature", "-5"],
      with: [:]
    )
    #expect(logged.contains("temperature_c: -5\n"))
    #expect(logged.hasSuffix("exit 0\n"))
    let refused = try await CommandRun.text(["list", "--min-kwh", "-3"], with: [:])
    #expect(refused.hasPrefix("error: --min-kwh is out of range: -3\n"))
    let limit = try await CommandRun.text(["list", "--limit", "-1"], with: [:])
    #expect(limit.contains("--limit is negative"))
  }
}
