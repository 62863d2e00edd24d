import ChargingLog
import Foundation
import TestSupport
import Testing
import Viewer

/// Whatever the text of records, files and commits is, a page is made of the same tags and
/// attributes.
struct TextStaysTextTests {
  private static let plain = "plain"
  private static let evil = [
    "\"><script>alert(1)</script><img src=x onerror=alert(2)>'",
    "' onmouseover='alert(1)--><!--]]></svg><svg onload=alert(1)></title></style></textarea><b>",
    "javascript:alert(1)&lt;script&gt;&amp;{{7*7}}${7*7}\\<",
  ]

  /// A data directory with a text in every place that takes one.
  private func viewing(_ text: String, isCommitted: Bool = false) async throws -> Viewing {
    let writing = RecordWriting(text: text)
    let quoted = "'" + text.replacing("'", with: "''") + "'"
    let name = text.replacing("/", with: "")
    let session = [
      "energy_kwh": "41.25", "soc_start": "20", "soc_end": "80", "cost": "12.5", "type": "dc",
      "odometer_mi": "1000",
    ]
    var files = [
      "settings.yaml": writing.file(
        .settings,
        [
          "viewer": "{title: \(quoted)}", "currency": "GBP", "time_zone": "Europe/London",
          "sync": "{machine: \(quoted), remote: \(quoted)}",
        ]
      ),
      "cars/ioniq5.yaml": writing.file(.car, ["max_dc_kw": "200", "battery_kwh": "74"]),
      "cars/other.yaml": writing.file(.car, ["active": "false", "battery_kwh": "50"]),
      "locations/home.yaml": writing.file(.location, ["home": "true", "tariff": "go"]),
      "locations/away.yaml": writing.file(
        .location,
        ["name": "'2" + quoted.dropFirst(), "aliases": "['3\(quoted.dropFirst())]"]
      ),
      "tariffs/go.yaml": writing.file(
        .tariff,
        ["rates": "[{from: 2020-01-01, price_per_kwh: 0.3}]"]
      ),
      "conflicts/a--cost.yaml": writing.file(.conflict, ["file": "sessions/2026/11/a.yaml"]),
      "conflicts/b--x.yaml": writing.file(.conflict),
      "sessions/2026/11/a.yaml": writing.file(.session, session),
      "sessions/2026/11/b.yaml": writing.file(
        .session,
        session.merging(["start": "2026-11-24T08:00", "location": "home", "type": "ac"]) { $1 }
      ),
      "sessions/2026/11/\(name).yaml": writing.file(
        .session,
        session.merging(["start": "2026-11-22T08:00"]) { $1 }
      ),
    ]
    for (number, kind) in [RecordKind.car, .location, .tariff, .session].enumerated() {
      // Broken in every value, so that each line is shown with what is wrong with it.
      let broken = kind.schemaKeys.map { "\($0.key): \(quoted)\n" }.joined()
      files["\(kind.folder)/broken\(number)-\(name).yaml"] = broken + "\(quoted): 1\n"
    }
    let folder = try TemporaryDirectory()
    try folder.write(files)
    if isCommitted { try commit(text, folder) }
    return try await Viewing(folder)
  }

  private func commit(_ text: String, _ folder: TemporaryDirectory) throws {
    for arguments in [
      ["init", "-q", "-b", "main"], ["remote", "add", "origin", "/nowhere"], ["add", "-A"],
      [
        "-c", "user.name=\(text)x", "-c", "user.email=\(text)@example.org", "commit", "-q", "-m",
        text + "\n\n" + text,
      ],
    ] {
      let outcome = try Binary.tool("/usr/bin/git").run(arguments, in: folder.path)
      try #require(outcome.status == 0, "\(outcome.err)")
    }
  }

  private func addresses(_ viewing: Viewing, _ text: String) async -> [String] {
    let ids = await viewing.live.state.index.sessions.map(\.id)
    let questions = ["q", "location", "network", "tag", "where", "sort", "car", "zzz"].map {
      "/sessions?" + QueryItems([($0, text)]).text
    }
    let tabs = ["cars", "home", "insights", "notifications", "ai", "viewer"]
    return Viewing.addresses + ids.map { "/sessions/" + PercentCoding.encode($0) } + questions
      + tabs.map { "/settings?tab=\($0)" } + [
        "/plan?" + QueryItems([("at", text)]).text, "/analytics?period=all",
        "/tariffs?period=all", "/login?" + QueryItems([("next", text)]).text,
        "/cars/" + PercentCoding.encode(text),
      ]
  }

  @Test func `a page is made of the same tags, whatever its text is`() async throws {
    let good = try await viewing(Self.plain)
    let plain = await addresses(good, Self.plain)
    var pages: [WebResponse] = []
    for address in plain { pages.append(await good.get(address)) }
    let known = Set(pages.flatMap { Markup($0.text).tags })
    for text in Self.evil {
      let bad = try await viewing(text)
      #expect(await bad.live.state.index.sessions.count == 3)
      for (address, other) in zip(await addresses(bad, text), pages) {
        let page = await bad.get(address)
        guard page["Content-Type"]?.hasPrefix("text/html") == true else { continue }
        #expect(page.status == other.status, "\(address)")
        #expect(!page.text.contains("href=\"javascript:"), "\(address)")
        // What is wrong with a text, and what to write instead, hangs on the text.
        if address == "/problems" {
          #expect(page.text.contains("alert"))
          #expect(Set(Markup(page.text).tags).isSubset(of: known))
        } else {
          let difference = Markup(page.text).difference(from: Markup(other.text))
          #expect(difference == nil, "\(address)")
        }
      }
    }
  }

  @Test func `what git says of its commits is text too`() async throws {
    for text in Self.evil.prefix(2) {
      let bad = try await viewing(text, isCommitted: true)
      let good = try await viewing(Self.plain, isCommitted: true)
      for address in ["/sync", "/sessions/a/history", "/sessions/b/history"] {
        let page = await bad.get(address)
        #expect(page.status == 200)
        #expect(page.text.contains("alert"), "\(address)")
        #expect(Markup(page.text) == Markup(await good.get(address).text), "\(address)")
      }
    }
  }

  @Test("what programs are answered is well-formed, and never taken for a page", arguments: evil)
  func programs(_ text: String) async throws {
    let viewing = try await viewing(text)
    for address in await addresses(viewing, text) {
      let answer = await viewing.get(address)
      #expect(answer["X-Content-Type-Options"] == "nosniff")
      switch answer["Content-Type"] {
      case "application/json", "application/manifest+json":
        let json = try? JSONSerialization.jsonObject(with: Data(answer.bytes))
        #expect(json != nil, "\(address)")
      case "text/javascript; charset=utf-8", "text/css; charset=utf-8":
        #expect(!answer.text.contains(text) || text.count < 3, "\(address)")
      default: break
      }
    }
    let sessions = try JSONSerialization.jsonObject(
      with: Data(await viewing.get("/sessions.json").bytes)
    )
    let notes = (sessions as? [[String: Any]])?.compactMap { $0["notes"] as? String }
    #expect(notes == [text, text, text])
  }

  @Test(
    "a cell that a spreadsheet would run is not one in what is downloaded for it",
    arguments: ["=1+1", "@SUM(1)", "+1+1", "-1+1", "\t=1", "=HYPERLINK(\"http://evil\")", "＝1"]
  )
  func formulas(_ text: String) async throws {
    let viewing = try await viewing(text)
    let response = await viewing.get("/sessions.csv")
    #expect(response["Content-Disposition"] == "attachment; filename=\"sessions.csv\"")
    let cells = response.text.split { $0 == "," || $0.isNewline }
    for cell in cells {
      let start = cell.drop { $0 == "\"" }.first
      #expect(start.map { "=@\t＝".contains($0) } != true, "\(cell)")
    }
    #expect(response.text.contains("'" + text.prefix(1)))
    #expect(response.text.contains(",41.25,"))
  }
}
