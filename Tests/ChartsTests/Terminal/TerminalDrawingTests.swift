import Charts
import TerminalText
import Testing

@Suite struct `Charts on a terminal` {
  @Test(arguments: 0..<40)
  func `stay within the width, whatever the numbers and labels`(seed: Int) {
    for chart in SampleCharts.all(seed: seed) {
      for width in [1, 7, 34, 100] {
        let drawing = chart.onTerminal(width: width, height: 1 + seed % 12)
        for line in drawing.text(isColored: false).split(separator: "\n") {
          #expect(DisplayWidth.of(line) <= width, "seed \(seed): \(line)")
          #expect(line.last != " ")
        }
      }
    }
  }

  @Test(arguments: 0..<12)
  func `hold no control character but what colours them`(seed: Int) {
    for chart in SampleCharts.all(seed: seed) {
      let drawing = chart.onTerminal(width: 72)
      let plain = drawing.text(isColored: false)
      #expect(!plain.unicodeScalars.contains { $0 != "\n" && $0.isUnsafeOnTerminal })
      let colored = drawing.text(isColored: true)
      #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test func `set bars beside labels and numbers`() {
    let chart = BarChart(
      Caption("Price by network"),
      labels: ["Gridserve", "Ionity", "home", "away"],
      series: [Series("price", [0.8, 0.4, -0.4, nil])],
      format: ValueFormat(prefix: "£", decimals: 2),
      direction: .right
    )
    #expect(
      Chart.bars(chart).onTerminal(width: 34).text(isColored: false) == """
        Gridserve       █████████    £0.80
        Ionity          ████▌        £0.40
        home       █████            -£0.40
        away                       unknown

        """
    )
  }

  @Test func `stand bars on a line and thin the labels`() {
    let chart = BarChart(
      Caption("Energy by month"),
      labels: ["2026-01", "2026-02", "2026-03", "2026-04"],
      series: [Series("energy", [10, 5, 0, 7.5])],
      format: ValueFormat(suffix: " kWh")
    )
    #expect(
      Chart.bars(chart).onTerminal(width: 16, height: 4).text(isColored: false) == """
        kWh
        10 ┤██
           │██       ██
         5 ┤██ ██    ██
           │██ ██    ██
         0 ┼────────────
         2026-01 2026-04

        """
    )
  }

  @Test func `tell the parts of a stack apart without colour`() {
    let chart = BarChart(
      Caption("Energy"),
      labels: ["May"],
      series: [Series("home", [30]), Series("public", [10])],
      format: ValueFormat(suffix: " kWh"),
      direction: .right
    )
    #expect(
      Chart.bars(chart).onTerminal(width: 24).text(isColored: false) == """
        May  ████████▒▒▒  40 kWh
        █ home  ▒ public

        """
    )
  }

  @Test func `draw the hours of a week in a line a day`() {
    var values = [[Double?]](repeating: [Double?](repeating: 0, count: 24), count: 7)
    values[0][1] = 8
    values[6][23] = 2
    values[3][12] = nil
    let map = HeatMap.hoursOfWeek(Caption("Hours"), values: values, format: ValueFormat())
    let lines = Chart.heatMap(map).onTerminal(width: 60).text(isColored: false).split(
      separator: "\n"
    )
    #expect(lines[0] == "    00    03    06    09    12    15    18    21")
    #expect(lines[1].hasPrefix("Mon · ██· "))
    #expect(lines[4].contains("?"))
    #expect(lines[7].hasSuffix("· ░░"))
    #expect(lines[8] == "    · none  ░▒▓█ up to 8")
  }

  @Test func `say when the first bars are left out`() {
    let chart = BarChart(
      Caption("Many"),
      labels: (0..<100).map { "\($0)" },
      series: [Series("n", (0..<100).map { Double($0) })],
      format: ValueFormat()
    )
    let text = Chart.bars(chart).onTerminal(width: 30).text(isColored: false)
    #expect(text.contains("the last 25 of 100"))
  }
}
