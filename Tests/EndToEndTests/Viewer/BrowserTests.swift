import Foundation
import TestSupport
import Testing

/// The viewer in a real browser; run apart from the other tests, so that nothing slows it down.
@Suite(
  .serialized,
  .enabled(if: Browser.isWanted, "make test runs them apart, with chromium and its driver")
)
struct BrowserTests {
  /// Every page of the sample data.
  private static let pages = [
    "/", "/sessions", "/sessions?place=public&type=dc&sort=-cost",
    "/sessions/2026-10-17T1656-ioniq5",
    "/analytics", "/analytics?period=all&car=mg4", "/cars", "/cars/ioniq5", "/locations",
    "/locations/home", "/tariffs", "/tariffs/octopus-go",
    "/plan", "/plan?from=18&to=80&distance=20&price=0.79", "/sync", "/tariffs?period=all",
    "/sessions/2026-10-17T1656-ioniq5/history", "/settings", "/settings?tab=notifications",
    "/settings?tab=home", "/settings?tab=ai", "/settings?tab=cars", "/problems", "/offline",
  ]

  /// axe-core, where the Makefile has put it.
  private static let axe: String? = {
    let path = Package.root.appending(path: ".build/axe/axe_core_python/axe.min.js").path
    return try? String(contentsOfFile: path, encoding: .utf8)
  }()

  @Test func `every page at every width is whole, quiet and its own`() throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    let base = serving.address.dropLast()
    for (width, isDark) in [(320, false), (360, true), (768, false), (1440, true)] {
      try browser.resize(width: width, isDark: isDark)
      try expectWhole(Self.pages, of: serving, at: width, in: browser)
    }
    #expect(try browser.complaints() == [])
    let foreign = try browser.requests().filter {
      !$0.hasPrefix(base + "/") && !$0.hasPrefix("data:") && !$0.hasPrefix("chrome")
    }
    #expect(foreign == [])
  }

  @Test(
    "nothing keeps anybody out, on light ground and dark",
    .enabled(if: BrowserTests.axe != nil, "axe-core is not installed"),
    arguments: [false, true]
  )
  func accessibility(isDark: Bool) throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    try browser.resize(width: isDark ? 390 : 1280, isDark: isDark)
    let axe = try #require(Self.axe)
    for page in Self.pages {
      try browser.open(serving.address.dropLast() + page)
      try browser.run(axe)
      let found = try browser.runAsync(
        """
        const done = arguments[arguments.length - 1];
        document.querySelectorAll("details").forEach((details) => { details.open = true; });
        axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
          .then((result) => done(result.violations.map((violation) =>
            `${violation.impact} ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 2)}`)));
        """
      )
      #expect(found as? [String] == [], "\(page)")
    }
  }

  @Test func `filters, order and pages work by their own addresses`() throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    try browser.resize(width: 1280)
    try browser.open(serving.address + "sessions")
    #expect(try browser.run("return document.querySelectorAll('tbody tr').length") as? Int == 50)
    try browser.run("document.querySelector('.pager a[rel=next]').click()")
    #expect(try browser.wait(until: "location.search === '?page=2'"))
    try browser.run(
      """
      document.querySelector("details.filters").open = true;
      document.querySelector("select[name=type]").value = "dc";
      document.querySelector(".filters form").requestSubmit();
      """
    )
    #expect(try browser.wait(until: "location.search.includes('type=dc')"))
    #expect(try browser.wait(until: "document.readyState === 'complete'"))
    let types = try browser.run(
      "return [...new Set([...document.querySelectorAll('td.type')].map((cell) => cell.textContent))]"
    )
    #expect(types as? [String] == ["DC"])
    try browser.run(
      "[...document.querySelectorAll('thead a')].find((link) => link.textContent.startsWith('Cost')).click()"
    )
    #expect(try browser.wait(until: "location.search.includes('sort=-cost')"))
    #expect(try browser.wait(until: "document.readyState === 'complete'"))
    let costs =
      try browser.run(
        """
        return [...document.querySelectorAll('td.cost')]
          .map((cell) => parseFloat(cell.textContent.replace(/[^0-9.]/g, "")) || 0)
        """
      ) as? [Double] ?? []
    #expect(costs.count > 3)
    #expect(costs == costs.sorted(by: >))
    #expect(try browser.complaints() == [])
  }

  @Test func `keys lead around, and the focus goes in order`() throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    try browser.resize(width: 1280)
    try browser.open(serving.address)
    try browser.press("\u{E004}")
    let first = try browser.run("return document.activeElement.textContent.trim()") as? String
    #expect(first == "Skip to the content")
    try browser.press("\u{E004}\u{E004}")
    let third = try browser.run("return document.activeElement.textContent.trim()") as? String
    #expect(third == "Dashboard")
    try browser.press("gs")
    #expect(try browser.wait(until: "location.pathname === '/sessions'"))
    #expect(try browser.wait(until: "document.readyState === 'complete'"))
    try browser.press("jj")
    #expect(
      try browser.wait(
        until: "document.activeElement === document.querySelectorAll('[data-row]')[1]"
      )
    )
    try browser.press("?")
    #expect(try browser.wait(until: "document.getElementById('keys').open"))
    try browser.press("\u{E00C}")
    #expect(try browser.wait(until: "!document.getElementById('keys').open"))
    try browser.press("/")
    #expect(try browser.wait(until: "document.activeElement.name === 'q'"))
  }

  @Test func `an edit shows where the reader is, and a broken file leaves what was there`() throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    try browser.resize(width: 1280, height: 500)
    try browser.open(serving.address + "sessions?type=ac")
    #expect(try browser.wait(until: "document.body.dataset.live"))
    try browser.run("window.scrollTo(0, 400); window.mark = true")
    let path = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"
    let text = try serving.folder.read(path)
    let energy = try #require(text.firstMatch(of: /energy_kwh: ([0-9.]+)/)?.1)
    try serving.folder.write(
      path,
      text.replacingOccurrences(of: "energy_kwh: \(energy)", with: "energy_kwh: 77.7")
    )
    #expect(try browser.wait(until: "document.body.textContent.includes('77.7')"))
    #expect(try browser.run("return window.scrollY") as? Int == 400)
    #expect(try browser.run("return window.mark && location.search") as? String == "?type=ac")
    try serving.folder.write(
      path,
      text.replacingOccurrences(of: "energy_kwh: ", with: "energy_kwh: x")
    )
    #expect(
      try browser.wait(
        until: "document.getElementById('banner').textContent.includes('1 file has errors')"
      )
    )
    #expect(try browser.run("return document.body.textContent.includes('77.7')") as? Bool == true)
    try serving.folder.write(path, text)
    #expect(try browser.wait(until: "!document.getElementById('banner').textContent.trim()"))
    #expect(try browser.complaints() == [])
  }

  @Test func `pages that were seen open out of reach, and say so`() throws {
    let serving = try Serving(.sampleData())
    let browser = try Browser()
    try browser.resize(width: 1280)
    try browser.open(serving.address)
    try browser.runAsync(
      "const done = arguments[0]; navigator.serviceWorker.ready.then(() => setTimeout(done, 300))"
    )
    try browser.open(serving.address + "cars")
    #expect(try browser.wait(until: "navigator.serviceWorker.controller"))
    try browser.open(serving.address + "tariffs")
    #expect(serving.end() == 0)
    try browser.open(serving.address + "cars")
    #expect(try browser.run("return document.querySelector('h1').textContent") as? String == "Cars")
    #expect(try browser.run("return document.body.dataset.offline") as? String == "true")
    try browser.open(serving.address + "problems")
    let heading = try browser.run("return document.querySelector('h1').textContent") as? String
    #expect(heading == "The viewer cannot be reached")
  }
}
