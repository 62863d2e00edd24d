import TestSupport
import Testing

@Suite struct `Resolving a conflict` {
  private static let tariff = "tariffs/octopus-go.yaml"
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory.sampleData() }

  private func plugtrack(_ arguments: String...) throws -> Binary.Outcome {
    try Binary.plugtrack.run(arguments, in: folder.path)
  }

  private func conflict(_ name: String, _ file: String, _ key: String?, _ other: String?) throws {
    try folder.write(
      "conflicts/\(name).yaml",
      "file: \(file)\n" + (key.map { "key: \($0)\n" } ?? "")
        + "kept: {value: kept, machine: laptop}\n"
        + "other: {\(other.map { "value: \($0), " } ?? "")machine: phone}\n"
    )
  }

  @Test(arguments: [
    ("name", "'Go, faster'", "name: Go\nrates: []\n", "name: Go, faster\nrates: []\n"),
    (
      "rates[2025-04-01].price_per_kwh", "0.30",
      "rates:\n  - from: 2024-04-01\n    price_per_kwh: 0.2  # old\n  - from: 2025-04-01\n    price_per_kwh: 0.3\n",
      "rates:\n  - from: 2024-04-01\n    price_per_kwh: 0.2  # old\n  - from: 2025-04-01\n    price_per_kwh: 0.30\n"
    ),
    (
      "rates[2025-04-01].bands", "'[{between: 00:30-05:30, price_per_kwh: 0.08}]'",
      "rates:\n  - from: 2025-04-01\n",
      "rates:\n  - from: 2025-04-01\n    bands:\n      - {between: 00:30-05:30, price_per_kwh: 0.08}\n"
    ),
    ("notes", nil, "name: Go  # mine\nnotes: x\n", "name: Go  # mine\n"),
  ])
  func `takes the value that waits`(key: String, other: String?, before: String, after: String)
    throws
  {
    try folder.write(Self.tariff, before)
    try conflict("a", Self.tariff, key, other)
    let outcome = try plugtrack("resolve", "a", "--other")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(folder.text(Self.tariff) == after)
    #expect(folder.text("conflicts/a.yaml") == nil)
  }

  @Test func `keeps what stands, for all of them`() throws {
    let before = folder.text(Self.tariff)
    try conflict("a", Self.tariff, "name", "x")
    try conflict("b", Self.tariff, nil, "x")
    #expect(try plugtrack("resolve", "--all", "--keep").status == 0)
    #expect(folder.text(Self.tariff) == before)
    #expect(folder.text("conflicts/a.yaml") == nil)
    #expect(folder.text("conflicts/b.yaml") == nil)
  }

  @Test func `writes another value, and shows it first on a dry run`() throws {
    try folder.write(Self.tariff, "name: Go\n")
    try conflict("a", Self.tariff, "name", "x")
    let plan = try plugtrack("resolve", "a", "--value", "Night", "--dry-run")
    #expect(plan.out.contains("-name: Go\n+name: Night\n"))
    #expect(folder.text("conflicts/a.yaml") != nil)
    #expect(try plugtrack("resolve", "a", "--value", "Night").status == 0)
    #expect(folder.text(Self.tariff) == "name: Night\n")
  }

  @Test func `refuses a value that the key cannot have, and changes nothing`() throws {
    try folder.write(Self.tariff, "name: Go\n")
    try conflict("a", Self.tariff, "time_zone", "x")
    let outcome = try plugtrack("resolve", "a", "--value", "Europe/Londn")
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("time_zone"))
    #expect(folder.text(Self.tariff) == "name: Go\n")
    #expect(folder.text("conflicts/a.yaml") != nil)
  }

  @Test func `takes the other file whole, or its deletion`() throws {
    try conflict("a", Self.tariff, nil, "\"name: Other\\n\"")
    #expect(try plugtrack("resolve", "a", "--other").status == 0)
    #expect(folder.text(Self.tariff) == "name: Other\n")
    try conflict("a", Self.tariff, nil, nil)
    #expect(try plugtrack("resolve", "a", "--other").status == 0)
    #expect(folder.text(Self.tariff) == nil)
  }

  @Test func `never writes outside the data directory`() throws {
    try conflict("a", "../outside.yaml", nil, "x")
    let outcome = try plugtrack("resolve", "a", "--other")
    #expect(outcome.status == 1)
    #expect(folder.text("../outside.yaml") == nil)
  }

  @Test(arguments: [
    (["resolve"], "--all"), (["resolve", "a", "--keep", "--other"], "keep one"),
    (["resolve", "a"], "add --keep, --other or --value"),
  ])
  func `says what is missing`(arguments: [String], words: String) throws {
    try conflict("a", Self.tariff, "name", "x")
    let outcome = try Binary.plugtrack.run(arguments, in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains(words), "\(outcome.err)")
  }

  @Test func `says which conflicts there are when none is meant`() throws {
    try conflict("abc", Self.tariff, "name", "x")
    let outcome = try plugtrack("resolve", "abd", "--keep")
    #expect(outcome.status == 2)
    #expect(outcome.err.contains("did you mean abc?"))
  }

  @Test func `shows no secret`() throws {
    try conflict("a", "cars/ioniq5.yaml", "vin", "KMHK381CFLU999999")
    for format in ["table", "json", "csv"] {
      let outcome = try plugtrack("conflicts", "--format", format)
      #expect(!outcome.out.contains("999999"), "\(format)")
    }
  }
}
