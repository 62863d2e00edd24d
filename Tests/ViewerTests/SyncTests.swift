import TestSupport
import Testing
import Viewer

/// What the page of the repository tells to type.
struct SyncTests {
  private static let conflict = """
    file: sessions/2026/11/a.yaml
    key: cost
    kept: {value: "3.20", machine: laptop}
    other: {value: "3.29", machine: phone}

    """

  @Test(
    "each conflict has the commands that settle it, its id one word to any shell",
    arguments: [
      ("a--cost", "a--cost"), ("a b", "'a b'"), ("a;reboot", "'a;reboot'"),
      ("$(reboot)", "'$(reboot)'"), ("it's", "'it'\\''s'"),
    ]
  )
  func settle(_ id: String, _ word: String) async throws {
    let viewing = try await Viewing.small(["conflicts/\(id).yaml": Self.conflict])
    let page = await viewing.get("/sync")
    let text = page.text.replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    #expect(text.contains("<code>$ plugtrack resolve \(word) --keep</code>"))
    #expect(text.contains("<code>$ plugtrack resolve \(word) --other</code>"))
  }

  @Test func `what was never synced is told how to, and where no repository is nothing is`()
    async throws
  {
    let viewing = try await Viewing.small()
    #expect(!(await viewing.get("/sync")).text.contains("plugtrack sync"))
    let outcome = try Binary.tool("/usr/bin/git").run(
      ["init", "-q", "-b", "main"],
      in: viewing.folder.path
    )
    try #require(outcome.status == 0, "\(outcome.err)")
    let page = await viewing.get("/sync")
    #expect(page.text.contains("<code>$ plugtrack sync</code>"))
    #expect(page.text.contains("Nothing was synced with origin yet"))
  }
}
