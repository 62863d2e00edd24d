import TestSupport
import Testing

/// Logs that are not as tidy as the sample data.
extension BrowserTests {
  /// Opens pages and looks whether they fit the width, and have one heading.
  func expectWhole(_ pages: [String], of serving: Serving, at width: Int, in browser: Browser)
    throws
  {
    for page in pages {
      try browser.open(serving.address.dropLast() + page)
      let overflow = try browser.run(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
      )
      #expect(overflow as? Int == 0, "\(page) scrolls sideways at \(width)")
      let headings = try browser.run("return document.querySelectorAll('h1').length") as? Int
      #expect(headings == 1, "\(page)")
    }
  }

  @Test func `a log in disorder fits, whatever its texts are`() throws {
    let folder = try TemporaryDirectory.sampleData()
    let long = String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 3)
    try folder.write([
      "sessions/2026/10/long.yaml": """
      car: ioniq5
      start: 2026-10-31T09:10
      energy_kwh: 12.5
      cost: 123456.78
      location: \(long)
      network: \(long)
      type: dc
      notes: \(long)

      """,
      "sessions/2026/10/broken.yaml": "car: ioniq5\nstart: 2026-10-31T25:10\n\(long): 1\n",
      "conflicts/a.yaml": """
      file: sessions/2026/10/long.yaml
      key: notes
      kept: {value: "\(long)", machine: laptop}
      other: {value: "\(long) \(long)", machine: \(long)}

      """,
    ])
    let git = Git(folder.path)
    try git.run("init", "-q")
    try git.run("add", "-A")
    try git.run("commit", "-qm", long)
    let serving = try Serving(folder)
    let browser = try Browser()
    let pages = [
      "/", "/sessions", "/sessions/long", "/sessions/long/history", "/problems", "/sync",
      "/analytics",
    ]
    for width in [320, 768, 1440] {
      try browser.resize(width: width)
      try expectWhole(pages, of: serving, at: width, in: browser)
    }
    #expect(try browser.complaints() == [])
  }

  @Test func `a log without a charge fits, and names what to type`() throws {
    let folder = try TemporaryDirectory()
    try folder.write("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: Europe/London\n")
    let serving = try Serving(folder)
    let browser = try Browser()
    let pages = [
      "/", "/sessions", "/analytics", "/cars", "/locations", "/tariffs", "/plan", "/sync",
    ]
    for width in [320, 1440] {
      try browser.resize(width: width, isDark: width == 320)
      try expectWhole(pages, of: serving, at: width, in: browser)
    }
    for page in pages {
      try browser.open(serving.address.dropLast() + page)
      let commands = try browser.run("return document.querySelector('pre.command').textContent")
      #expect((commands as? String)?.hasPrefix("$ ") == true, "\(page)")
    }
    #expect(try browser.complaints() == [])
  }
}
