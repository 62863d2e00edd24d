import ChargingLog
import Foundation
import Synchronization
import TestSupport
import Testing
import Viewer

/// Planning a charge, and looking back at one, on pages.
struct PlanPageTests {
  private func words(_ response: WebResponse) -> String {
    response.text.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
  }

  @Test func `a plan names the cheapest and the fastest level and every fifth`() async throws {
    let viewing = try await Viewing(.sampleData())
    let page = await viewing.get("/plan?car=ioniq5&from=18&to=80&price=0.79&distance=20")
    #expect(page.status == 200)
    let text = words(page)
    for part in ["Cheapest", "Fastest", "Leave at", "cheapest", "fastest", "50 %"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(page.text.contains("<svg"))
  }

  @Test(
    "every mistake in the address of a plan is named",
    arguments: [
      ("car=nope", "car: there is no car &quot;nope&quot;"), ("from=90&to=20", "must be below"),
      ("price=-1", "-1 is negative"), ("power=x", "power:"), ("to=120", "120 is no percentage"),
      ("drive=long", "drive:"), ("ready_by=99", "ready_by:"), ("arrive=101", "arrive:"),
      ("start=moon", "start:"),
    ]
  )
  func mistakes(_ query: String, _ mistake: String) async throws {
    let viewing = try await Viewing(.sampleData())
    let page = await viewing.get("/plan?" + query)
    #expect(page.status == 400)
    #expect(words(page).contains(mistake))
    let both = words(await viewing.get("/plan?home_price=-1&home_power=x&" + query))
    #expect(both.contains("home_price: -1 is negative"))
    #expect(both.contains("home_power: \"x\" is not a number".replacing("\"", with: "&quot;")))
  }

  @Test func `a plan is made anew with every minute`() async throws {
    let time = Time()
    let viewing = try await Viewing(.sampleData(), now: { time.now })
    let first = await viewing.get("/plan")
    #expect(await viewing.get("/plan")["ETag"] == first["ETag"])
    time.pass(seconds: 60)
    #expect(await viewing.get("/plan")["ETag"] != first["ETag"])
  }

  @Test func `the dashboard advises, and a tariff is compared with the others`() async throws {
    let viewing = try await Viewing(.sampleData())
    let dashboard = words(await viewing.get("/"))
    #expect(dashboard.contains("Worth knowing"))
    #expect(dashboard.contains("Nothing was logged since 2026-10-30"))
    let tariffs = words(await viewing.get("/tariffs?period=all&car=ioniq5"))
    #expect(tariffs.contains("If it had been another tariff"))
    #expect(tariffs.contains("Octopus Go yours"))
    #expect(words(await viewing.get("/cars/ioniq5")).contains("Battery"))
  }

  @Test func `a session's history names each change of each key, the latest first`() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let path = "sessions/2026/11/a.yaml"
    try folder.write(path, SampleLog.session)
    let git = Binary.tool("/usr/bin/git")
    func commit(_ subject: String) throws {
      #expect(try git.run(["add", "-A"], in: folder.path).status == 0)
      let author = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
      #expect(try git.run(author + ["commit", "-qm", subject], in: folder.path).status == 0)
    }
    #expect(try git.run(["init", "-q"], in: folder.path).status == 0)
    try commit("Log it")
    try folder.write(
      path,
      SampleLog.session.replacingOccurrences(of: "41.25", with: "12.5")
        + "fees:\n  parking: 3.00\nnotes: <script>\n"
    )
    try commit("Mend it")
    let viewing = try await Viewing(folder)
    let page = await viewing.get("/sessions/a/history")
    #expect(page.status == 200)
    let text = words(page)
    #expect(text.contains("energy_kwh 41.25 12.5"))
    #expect(text.contains("fees.parking — 3.00"))
    #expect(text.contains("&lt;script&gt;"))
    #expect(!page.text.contains("<script>"))
    let (later, sooner) = (text.firstRange(of: "Mend it"), text.firstRange(of: "Log it"))
    #expect(try #require(later).lowerBound < #require(sooner).lowerBound)
    #expect(await viewing.get("/sessions/nothing/history").status == 404)
  }

  @Test func `without a repository the history says how one begins`() async throws {
    let viewing = try await Viewing.small()
    #expect(words(await viewing.get("/sessions/a/history")).contains("plugtrack commit"))
  }
}

/// A time that a test moves on.
private final class Time: Sendable {
  private let passed = Mutex<Int64>(0)

  var now: Instant {
    Viewing.now.advanced(bySeconds: passed.withLock { $0 })
  }

  func pass(seconds: Int64) { passed.withLock { $0 += seconds } }
}
