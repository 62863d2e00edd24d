import TestSupport
import Testing

/// What is printed of secrets: nothing.
struct SecretTests {
  private static let secrets = ["hunter2secret", "hunter3secret", "VIN0SECRET", "VIN1SECRET"]

  private let log: TemporaryDirectory

  init() throws { log = try ShortLog.make() }

  /// Runs a command and returns what it says, in which no secret may be.
  private func run(_ arguments: String..., status: Int32) throws -> String {
    let outcome = try Binary.plugtrack.run(arguments, in: log.path)
    let said = outcome.out + outcome.err
    #expect(outcome.status == status, "\(arguments): \(said)")
    for secret in Self.secrets { #expect(!said.contains(secret), "\(arguments): \(said)") }
    return said
  }

  @Test("a diff hides the old and the new one")
  func diffs() throws {
    let settings = try log.read("settings.yaml")
    try log.write("settings.yaml", settings + "ai: {provider: openai, api_key: hunter2secret}\n")
    let said = try run(
      "settings",
      "set",
      "ai.api_key=hunter3secret",
      "ai.model=x",
      "--dry-run",
      status: 0
    )
    #expect(said.contains("******** (new)"))
    _ = try run("car", "set", "ioniq5", "vin=VIN1SECRET", "--dry-run", status: 0)
    #expect(try log.read("settings.yaml").contains("hunter2secret"))
  }

  @Test(
    "a line with a mistake and a secret is not shown by any command",
    arguments: [["check"], ["list"], ["check", "--format", "json"], ["car", "list"]]
  )
  func mistakes(_ arguments: [String]) throws {
    try log.write("cars/mg4.yaml", "{make: MG, model: 4, battery_kwh: 50,8, vin: VIN0SECRET}\n")
    let settings = try log.read("settings.yaml")
    for line in [
      "viewer: {port: 99999, password: hunter2secret}", "ai:\n  api_key: [hunter2secret]",
    ] {
      try log.write("settings.yaml", settings + line + "\n")
      let outcome = try Binary.plugtrack.run(arguments, in: log.path)
      let said = outcome.out + outcome.err
      #expect(said.contains("settings.yaml"), "\(said)")
      for secret in Self.secrets { #expect(!said.contains(secret), "\(said)") }
    }
    try log.write("settings.yaml", settings)
    let outcome = try Binary.plugtrack.run(["check"], in: log.path)
    #expect(outcome.out.contains("cars/mg4.yaml:1:"), "\(outcome.out)")
    #expect(!outcome.out.contains("VIN0SECRET"), "\(outcome.out)")
  }

  @Test("a password is never written as it is")
  func password() throws {
    let before = try log.read("settings.yaml")
    let said = try run("settings", "set", "viewer.password=hunter3secret", status: 64)
    #expect(said.contains("settings set-password"))
    #expect(try log.read("settings.yaml") == before)
  }
}
