import ChargingLog
import Synchronization
import TestSupport
import Testing
import Vault
import Viewer

/// Signing in, staying in, and being kept out.
struct LoginTests {
  private static let password = "drei blaue Esel"

  /// A clock that a test moves.
  private final class Clock: Sendable {
    private let seconds = Mutex<Int64>(0)
    var now: Instant { Viewing.now.advanced(bySeconds: seconds.withLock { $0 }) }
    func advance(_ by: Int64) { seconds.withLock { $0 += by } }
  }

  private func settings(_ password: String) throws -> String {
    "plugtrack: 1\ncurrency: GBP\nviewer: {password: \"\(try PasswordHash(of: password).text)\"}\n"
  }

  private func viewing(_ clock: Clock = Clock(), isSecure: Bool = false) async throws -> Viewing {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write("sessions/2026/11/a.yaml", SampleLog.session)
    try folder.write("settings.yaml", try settings(Self.password))
    return try await Viewing(folder, isSecure: isSecure, now: { clock.now })
  }

  private func signIn(
    _ viewing: Viewing,
    _ password: String,
    peer: String = "10.0.0.1",
    next: String? = nil
  )
    async -> WebResponse
  {
    await viewing.ask(.post, "/login") {
      $0.peer = peer
      $0.body = Array(
        QueryItems([("password", password)] + (next.map { [("next", $0)] } ?? [])).text.utf8
      )
    }
  }

  /// The cookie as a browser sends it back.
  private func cookie(_ response: WebResponse) -> String? {
    response["Set-Cookie"]?.split(separator: ";").first.map(String.init)
  }

  @Test func `without signing in nothing of the data is shown, at any address`() async throws {
    let viewing = try await viewing()
    for address in Viewing.addresses {
      let response = await viewing.get(address)
      #expect(!response.text.contains("ioniq5") && !response.text.contains("41.2"), "\(address)")
      #expect(!response.text.contains("Ioniq"), "\(address)")
    }
    #expect(
      await viewing.get("/sessions?car=ioniq5")["Location"]
        == "/login?next=%2Fsessions%3Fcar%3Dioniq5"
    )
    #expect(await viewing.get("/api/v1/sessions").status == 401)
    #expect(await viewing.get("/sessions.csv").status == 401)
    #expect(await viewing.get("/events").status == 401)
    #expect(await viewing.get("/healthz").status == 200)
    #expect(await viewing.get("/login").status == 200)
  }

  @Test func `the right password gives a cookie that nothing else can read or send`() async throws {
    let viewing = try await viewing()
    let response = await signIn(viewing, Self.password, next: "/sessions?car=ioniq5")
    #expect(response.status == 303)
    #expect(response["Location"] == "/sessions?car=ioniq5")
    let header = try #require(response["Set-Cookie"])
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"] {
      #expect(header.contains(flag))
    }
    #expect(!header.contains("Secure"))
    let cookie = try #require(self.cookie(response))
    #expect(cookie.count > 60)
    #expect(await viewing.get("/") { $0.cookie = "other=1; " + cookie }.text.contains("Ioniq 5"))
    #expect(await viewing.get("/") { $0.cookie = String(cookie.dropLast()) }.status == 303)
    let secure = try await self.viewing(isSecure: true)
    let answer = await signIn(secure, Self.password)
    #expect(answer["Set-Cookie"]?.contains("; Secure") == true)
    #expect(answer["Strict-Transport-Security"] != nil)
  }

  @Test(
    "signing in leads nowhere but into the viewer",
    arguments: [
      "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
      "/nothing", "/%0d%0aSet-Cookie:x", "", "/sessions/%2f%2fevil.example",
    ]
  )
  func destinations(_ next: String) async throws {
    #expect(await signIn(try await viewing(), Self.password, next: next)["Location"] == "/")
  }

  @Test func `wrong tries make the next ones wait, for that address alone`() async throws {
    let clock = Clock()
    let viewing = try await viewing(clock)
    for _ in 0..<5 { #expect(await signIn(viewing, "wrong").status == 403) }
    let refused = await signIn(viewing, Self.password)
    #expect(refused.status == 429)
    #expect(Int(refused["Retry-After"] ?? "") ?? 0 > 0)
    #expect(await signIn(viewing, Self.password, peer: "10.0.0.2").status == 303)
    clock.advance(2)
    #expect(await signIn(viewing, "wrong").status == 403)
    clock.advance(2)
    #expect(await signIn(viewing, Self.password).status == 429)
    clock.advance(900)
    #expect(await signIn(viewing, Self.password).status == 303)
  }

  @Test func `wrong tries from many addresses make every address wait, but not for long`()
    async throws
  {
    let clock = Clock()
    let viewing = try await viewing(clock)
    var refused = 0
    for number in 0..<60 {
      let status = await signIn(viewing, "wrong", peer: "10.0.\(number).1").status
      refused += status == 429 ? 1 : 0
    }
    #expect(refused > 10)
    #expect(await signIn(viewing, Self.password, peer: "10.9.9.9").status == 429)
    clock.advance(17)
    #expect(await signIn(viewing, Self.password, peer: "10.9.9.9").status == 303)
  }

  @Test func `who is kept waiting does not learn whether the password is right`() async throws {
    let viewing = try await viewing()
    for _ in 0..<5 { _ = await signIn(viewing, "wrong") }
    let right = await signIn(viewing, Self.password)
    let wrong = await signIn(viewing, "wrong")
    #expect(right.status == 429)
    #expect(right.status == wrong.status && right.bytes == wrong.bytes)
    #expect(right["Set-Cookie"] == nil)
  }

  @Test func `a sign-in ends by signing out, by age, and by a new password`() async throws {
    let clock = Clock()
    let viewing = try await viewing(clock)
    func enter(_ password: String = Self.password) async throws -> String {
      try #require(self.cookie(await signIn(viewing, password)))
    }
    func isIn(_ cookie: String) async -> Bool {
      await viewing.get("/") { $0.cookie = cookie }.status == 200
    }
    let first = try await enter()
    #expect(await isIn(first))
    let left = await viewing.ask(.post, "/logout") { $0.cookie = first }
    #expect(left["Location"] == "/login")
    #expect(left["Set-Cookie"]?.contains("Max-Age=0") == true)
    #expect(await !isIn(first))
    let second = try await enter()
    clock.advance(SignIns.lifetimeSeconds + 1)
    #expect(await !isIn(second))
    let third = try await enter()
    try viewing.folder.write("settings.yaml", try settings("vier grüne Hasen"))
    await viewing.live.refresh([.path("settings.yaml")])
    #expect(await !isIn(third))
    #expect(await isIn(try await enter("vier grüne Hasen")))
  }

  @Test("a form of another site is refused", arguments: ["/login", "/logout"])
  func forgery(_ address: String) async throws {
    let viewing = try await viewing()
    let cookie = try #require(self.cookie(await signIn(viewing, Self.password)))
    for change: @Sendable (inout WebRequest) -> Void in [
      { $0.origin = "https://evil.example" }, { $0.origin = "null" },
      { $0.fetchSite = "cross-site" }, { $0.fetchSite = "same-site" },
    ] {
      let response = await viewing.ask(.post, address) {
        $0.cookie = cookie
        change(&$0)
      }
      #expect(response.status == 403)
    }
    #expect(await viewing.get("/") { $0.cookie = cookie }.status == 200)
  }

  @Test func `where a password is needed and none is set nobody gets in`() async throws {
    let viewing = try await Viewing.small(needsPassword: true)
    #expect(await viewing.get("/")["Location"]?.hasPrefix("/login") == true)
    #expect(await signIn(viewing, "").status == 400)
    #expect(await signIn(viewing, "anything").status == 403)
  }

  @Test func `where none is needed there is nothing to sign in to`() async throws {
    let viewing = try await Viewing.small()
    #expect(await viewing.get("/login")["Location"] == "/")
    #expect(!(await viewing.get("/")).text.contains("Sign out"))
  }
}
