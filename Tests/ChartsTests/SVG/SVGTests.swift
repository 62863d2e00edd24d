import Charts
import Foundation
import FoundationXML
import Testing

@Suite struct `Charts as SVG` {
  @Test(arguments: 0..<25)
  func `are well-formed and carry a title and a description`(seed: Int) throws {
    for chart in SampleCharts.all(seed: seed) {
      for options in [
        SVGOptions(.embedded, width: 360, id: "c\(seed)"), SVGOptions(.standalone, width: 900),
      ] {
        let svg = try SVGReading(chart.svg(options))
        #expect(svg.root == "svg")
        #expect(svg.rootAttributes["role"] == "img")
        #expect(svg.rootAttributes["aria-labelledby"] == "\(options.id)-title \(options.id)-desc")
        #expect(svg.ids == ["\(options.id)-title", "\(options.id)-desc"])
        #expect(svg.badNumbers.isEmpty, "seed \(seed): \(svg.badNumbers)")
      }
    }
  }

  @Test(arguments: 0..<8)
  func `have neither script nor style of their own in a page`(seed: Int) throws {
    for chart in SampleCharts.all(seed: seed) {
      let svg = try SVGReading(chart.svg(SVGOptions(.embedded)))
      let allowed: Set = [
        "svg", "title", "desc", "g", "rect", "line", "path", "circle", "text",
      ]
      #expect(svg.elements.isSubset(of: allowed))
      #expect(
        !svg.attributes.contains { $0 == "style" || $0.hasPrefix("on") || $0.contains("href") }
      )
      let own = try SVGReading(chart.svg(SVGOptions(.standalone)))
      #expect(own.elements.subtracting(allowed) == ["style"])
      #expect(
        !own.attributes.contains { $0 == "style" || $0.hasPrefix("on") || $0.contains("href") }
      )
    }
  }

  @Test func `say each number to a script and to a pointer`() throws {
    let chart = Chart.bars(
      BarChart(
        Caption("Cost by month", summary: "£3.20 in May."),
        labels: ["2026-05", "2026-06"],
        series: [Series("cost", [3.2, nil])],
        format: ValueFormat(prefix: "£", decimals: 2)
      )
    )
    let text = chart.svg(SVGOptions(.embedded))
    #expect(
      text.contains(
        "data-label=\"2026-05\" data-value=\"3.2\" data-text=\"£3.20\" data-series=\"cost\""
      )
    )
    #expect(text.contains("<title>2026-05, cost, £3.20</title>"))
    #expect(text.contains("£3.20 in May.</desc>"))
    #expect(!text.contains("data-label=\"2026-06\""))
  }

  @Test func `are dark where the reader wants it, and named by class for a page`() {
    #expect(
      ChartStyle.sheet.contains("@media (prefers-color-scheme:dark){.chart{--chart-paper:#12161c")
    )
    for name in ["s1", "s6", "h0", "h5", "grid", "axis", "below", "band", "hit"] {
      #expect(ChartStyle.rules.contains(".\(name)"))
    }
    #expect(!ChartStyle.sheet.contains("<"))
    #expect(!ChartStyle.sheet.contains("url("))
  }
}

/// What an XML parser makes of a drawing.
private final class SVGReading: NSObject, XMLParserDelegate {
  private(set) var root = ""
  private(set) var rootAttributes: [String: String] = [:]
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var badNumbers: [String] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes values: [String: String]
  ) {
    if root.isEmpty { (root, rootAttributes) = (name, values) }
    elements.insert(name)
    attributes.formUnion(values.keys)
    if let id = values["id"] { ids.append(id) }
    for key in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "r"] {
      guard let value = values[key] else { continue }
      guard let number = Double(value), number.isFinite, (-1...6000).contains(number) else {
        badNumbers.append("\(name) \(key)=\(value)")
        continue
      }
      if key == "width" || key == "height", number < 0 { badNumbers.append("\(name) \(key)") }
    }
  }
}
