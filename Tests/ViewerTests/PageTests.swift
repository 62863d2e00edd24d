import ChargingLog
import Foundation
import Insights
import TestSupport
import Testing
import Viewer

/// What the pages say.
struct PageTests {
  /// The words of a page, without its tags.
  private func words(_ response: WebResponse) -> String {
    response.text.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
  }

  @Test func `a newcomer is told what to type, on every page`() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("settings.yaml", "plugtrack: 1\n")
    let viewing = try await Viewing(folder)
    for (address, command) in [
      ("/", "plugtrack log"), ("/sessions", "plugtrack log"), ("/analytics", "plugtrack log"),
      ("/cars", "plugtrack car add"), ("/locations", "plugtrack location add home"),
      ("/tariffs", "plugtrack tariff rate"), ("/sync", "git"),
      ("/settings", "plugtrack settings edit"),
    ] {
      let page = await viewing.get(address)
      #expect(page.status == 200, "\(address)")
      #expect(words(page).contains(command), "\(address)")
    }
    #expect(words(await viewing.get("/problems")).contains("Nothing is wrong"))
  }

  @Test(
    "the totals are those of the selection",
    arguments: ["", "place=public&type=dc", "car=mg4&from=2026-03&to=2026-05", "where=cost+>+20"]
  )
  func totals(_ query: String) async throws {
    let viewing = try await Viewing(.sampleData())
    let index = await viewing.live.state.index
    let items = try #require(QueryItems(parsing: query))
    let positions = SessionQuery(
      items,
      index,
      today: CivilDate(daysSince1970: Int(Viewing.now.secondsSince1970 / 86_400))
    ).positions(in: index)
    #expect(!positions.isEmpty)
    let totals = Totals(of: positions, in: index)
    let text = words(await viewing.get("/sessions?" + query))
    let cost = try #require(totals.costs.first)
    #expect(text.replacing(",", with: "").contains(Money.text(cost.amount, cost.currency)))
    #expect(text.contains("Sessions \(totals.sessions) "))
  }

  @Test func `pages of a hundred sessions leave none out and show none twice`() async throws {
    let viewing = try await Viewing(.sampleData())
    var seen: [String] = []
    for page in 1...10 {
      let text = await viewing.get("/sessions?page=\(page)").text
      seen += text.matches(of: /href="\/sessions\/([^"?]+)"/).map { String($0.1) }
    }
    let ids = await viewing.live.state.index.sessions.map(\.id)
    // Pages beyond the last show the last.
    #expect(Set(seen) == Set(ids))
    let first = await viewing.get("/sessions?page=1").text
    let second = await viewing.get("/sessions?page=2").text
    let onFirst = Set(first.matches(of: /href="\/sessions\/([^"?]+)"/).map { String($0.1) })
    let onSecond = Set(second.matches(of: /href="\/sessions\/([^"?]+)"/).map { String($0.1) })
    #expect(onFirst.isDisjoint(with: onSecond))
  }

  @Test func `a session shows its file as it stands, its figures and how to change it`()
    async throws
  {
    let viewing = try await Viewing(.sampleData())
    let page = await viewing.get("/sessions/2026-10-17T1656-ioniq5")
    let text = words(page)
    #expect(text.contains("plugtrack edit 2026-10-17T1656-ioniq5"))
    #expect(text.contains("energy_kwh: 31.32"))
    #expect(text.contains("£24.74"))
    #expect(
      text.contains("battery_kwh × (soc_end − soc_start) / 100")
        || text.contains("energy_battery_kwh")
    )
    #expect(text.contains("Gridserve"))
  }

  @Test func `settings tell the line that each comes from, and their defaults`() async throws {
    let viewing = try await Viewing.small(["settings.yaml": "plugtrack: 1\n# mine\ncurrency: GBP\n"]
    )
    let general = words(await viewing.get("/settings"))
    #expect(general.contains("currency GBP settings.yaml:3"))
    #expect(general.contains("distance — not set"))
    #expect(words(await viewing.get("/settings?tab=viewer")).contains("viewer.port 8080 default"))
  }

  @Test func `problems are shown with the line, the mark and what to write`() async throws {
    let viewing = try await Viewing.small([
      "sessions/2026/11/bad.yaml": "car: ioniq5\nstart: 2026-11-24T07:30\nenergy_kwh: 41,2\n"
    ])
    let page = await viewing.get("/problems")
    #expect(page.text.contains("<mark>41,2</mark>"))
    #expect(words(page).contains("write 41.2: the decimal mark is a dot"))
    #expect(words(page).contains("sessions/2026/11/bad.yaml:3:13"))
    #expect(words(await viewing.get("/")).contains("1 file has errors. It is left out"))
  }

  @Test func `the repository's changes and what machines disagree on stand side by side`()
    async throws
  {
    let viewing = try await Viewing.small([
      "conflicts/a--cost.yaml": """
      file: sessions/2026/11/a.yaml
      key: cost
      base: "3.00"
      kept: {value: "3.20", machine: laptop}
      other: {value: "3.29", machine: phone}

      """
    ])
    let folder = viewing.folder.path
    for arguments in [
      ["init", "-q", "-b", "main"], ["add", "."],
      [
        "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m",
        "log 41.2 kWh <at> home",
      ],
    ] {
      let outcome = try Binary.tool("/usr/bin/git").run(arguments, in: folder)
      try #require(outcome.status == 0, "\(outcome.err)")
    }
    let page = await viewing.get("/sync")
    #expect(page.text.contains("log 41.2 kWh &lt;at&gt; home"))
    let text = words(page)
    for word in ["3.20", "3.29", "laptop", "phone", "Ada", "Before both: 3.00"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
