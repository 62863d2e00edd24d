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
    for option in ["--keep", "--other"] {
      let command = "$ plugtrack resolve \(word) <span class=\"nowrap\">\(option)</span>"
      #expect(text.contains("<code>\(command)</code>"))
    }
  }

  private func git(_ viewing: Viewing, _ arguments: String...) throws {
    let author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    let outcome = try Binary.tool("/usr/bin/git").run(author + arguments, in: viewing.folder.path)
    try #require(outcome.status == 0, "\(outcome.err)")
  }

  private func words(_ viewing: Viewing) async -> String {
    await viewing.get("/sync").text.replacing(/<[^>]*>/, with: " ")
      .replacing(/[\s\u{A0}]+/, with: " ")
  }

  @Test func `where no repository is, and where no remote is, it says how each begins`()
    async throws
  {
    let viewing = try await Viewing.small()
    #expect(!(await words(viewing)).contains("plugtrack sync"))
    try git(viewing, "init", "-q", "-b", "main")
    #expect(await words(viewing).contains("plugtrack settings set sync.remote=ADDRESS"))
    try git(viewing, "remote", "add", "origin", "https://ada:tok-3f9a@example.org/log.git")
    let text = await words(viewing)
    #expect(text.contains("$ plugtrack sync"))
    #expect(text.contains("Remote origin never synced with"))
  }

  @Test func `what is to send and what is to take in are told apart`() async throws {
    let viewing = try await Viewing.small()
    try git(viewing, "init", "-q", "-b", "main")
    try git(viewing, "remote", "add", "origin", "/nowhere")
    for (number, subject) in ["one", "two", "three", "four"].enumerated() {
      try git(viewing, "commit", "-q", "--allow-empty", "-m", subject)
      // The other side parted after the first, and has one of its own.
      if number == 0 {
        try git(viewing, "commit", "-q", "--allow-empty", "-m", "theirs")
        try git(viewing, "update-ref", "refs/remotes/origin/main", "HEAD")
        try git(viewing, "reset", "-q", "--soft", "HEAD~1")
      }
    }
    let text = await words(viewing)
    #expect(text.contains("To send 3 changes made here, not at origin yet"))
    #expect(text.contains("To take in 1 change at origin, not here yet"))
    #expect(text.contains("$ plugtrack sync"))
    try git(viewing, "update-ref", "refs/remotes/origin/main", "HEAD")
    let inStep = await words(viewing)
    #expect(inStep.contains("To send nothing"))
    #expect(inStep.contains("To take in nothing"))
    #expect(!inStep.contains("$ plugtrack sync"))
  }

  @Test(
    "what may be a secret in the address of a remote is not shown",
    arguments: [
      "https://ada:tok-3f9a@example.org/log.git", "https://tok-3f9a@example.org/log.git",
      "http://a:b@tok-3f9a@example.org:80/log.git",
    ]
  )
  func address(_ address: String) async throws {
    let viewing = try await Viewing.small([
      "settings.yaml": "plugtrack: 1\nsync: {remote: '\(address)'}\n"
    ])
    try git(viewing, "init", "-q", "-b", "main")
    for page in ["/sync", "/settings?tab=viewer", "/problems"] {
      let text = await viewing.get(page).text
      #expect(!text.contains("tok-3f9a"), "\(page)")
      #expect(page == "/problems" || text.contains("example.org"), "\(page)")
    }
  }
}
