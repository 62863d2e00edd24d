import Charts
import TestSupport

/// Charts of every kind, with numbers by chance: negative, zero, unknown, huge, tiny, or none.
enum SampleCharts {
  static func all(seed: Int) -> [Chart] {
    var random = SeededRandom(seed: UInt64(seed))
    let count = [0, 1, 2, 3, 7, 12, 40, 110].randomElement(using: &random) ?? 1
    let size =
      [0, 1e-300, 0.004, 1, 40, 12_345, 1e9, 1e300, .greatestFiniteMagnitude]
      .randomElement(using: &random) ?? 1
    func value() -> Double? {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: nil
      case 1: 0
      case 2: -Double.random(in: 0...1, using: &random) * size
      case 3: Bool.random(using: &random) ? .nan : .infinity
      default: Double.random(in: 0...1, using: &random) * size
      }
    }
    func values() -> [Double?] { (0..<count).map { _ in value() } }
    func label(_ number: Int) -> String {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: ""
      case 1: "東京 & <Kyōto> \"\(number)\""
      case 2: "a\u{1B}[31m\u{202E}\u{0}\nlabel"
      case 3: String(repeating: "long ", count: 12)
      default: "2026-\(number)"
      }
    }
    let labels = (0..<count).map(label)
    let format = ValueFormat(
      prefix: ["", "£"].randomElement(using: &random) ?? "",
      suffix: ["", " kWh"].randomElement(using: &random) ?? "",
      decimals: Int.random(in: 0...3, using: &random)
    )
    let caption = Caption(label(0), summary: label(1))
    let series = (0..<Int.random(in: 1...4, using: &random)).map { Series(label($0), values()) }
    let band = LineChart.Band("usual <range>", low: values(), high: values())
    let numbers = (0..<count).map { _ in value() ?? 0 }.filter(\.isFinite).sorted()
    let points = (0..<count).map { number in
      ScatterChart.Point(
        x: value() ?? 1,
        y: value() ?? 1,
        label: labels[number],
        group: number % 3
      )
    }
    return [
      .bars(BarChart(caption, labels: labels, series: series, format: format)),
      .bars(BarChart(caption, labels: labels, series: series, format: format, direction: .right)),
      .bars(BarChart(caption, labels: labels, series: [series[0]], format: format)),
      .bars(
        BarChart(caption, labels: labels, series: [series[0]], format: format, direction: .right)
      ),
      .lines(
        LineChart(
          caption,
          axis: .labels(labels),
          series: series,
          band: band,
          marks: [LineChart.Mark(at: count / 2, "best"), LineChart.Mark(at: 999, "nowhere")],
          format: format
        )
      ),
      .lines(
        LineChart(
          caption,
          axis: .numbers(numbers, format, title: "stop"),
          series: series,
          format: format,
          includesZero: false
        )
      ),
      .scatter(
        ScatterChart(
          caption,
          points: points,
          groups: ["ac", "dc", "?"],
          xTitle: "°C",
          xFormat: format,
          yFormat: format
        )
      ),
      .heatMap(
        .calendar(
          caption,
          days: labels.map { HeatMap.Day($0, value(), heading: $0.isEmpty ? nil : "Mar") },
          firstWeekday: 1 + seed % 7,
          format: format
        )
      ),
      .heatMap(
        .hoursOfWeek(
          caption,
          values: (0..<7).map { _ in (0..<24).map { _ in value() } },
          format: format
        )
      ),
    ]
  }
}
