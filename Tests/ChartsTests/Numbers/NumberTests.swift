import TestSupport
import Testing

@testable import Charts

@Suite struct `Numbers of a chart` {
  @Test(arguments: [
    (3.2, 2, "3.20"), (-3.2, 0, "-3"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"),
    (1e300, 1, "1.0e300"),
    (999_999.5, 0, "1000000"), (.infinity, 0, "—"), (12.3456, 3, "12.346"), (0, 1, "0.0"),
  ])
  func `have the decimals that are asked for`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.25, 0.05, "0.25"), (5, 2.5, "5.0"), (12_000, 2000, "12k"), (12_500, 2500, "12.5k"),
    (3_000_000, 1_000_000, "3M"), (9000, 1000, "9000"), (0, 1, "0"),
  ])
  func `are short beside an axis`(value: Double, step: Double, text: String) {
    #expect(NumberText.compact(value, step: step) == text)
  }

  @Test(arguments: [
    (2.5, 2.5, "2.5 °C"), (5, 2.5, "5.0 °C"), (5, 5, "5 °C"), (-0.25, 0.25, "-0.25 °C"),
  ])
  func `below an axis are never rounded to one that is none of its steps`(
    value: Double,
    step: Double,
    text: String
  ) {
    #expect(ValueFormat(suffix: " °C").text(value, step: step) == text)
  }

  @Test func `have the sign before the currency and the unit behind`() {
    #expect(ValueFormat(prefix: "£", decimals: 2).text(-3.2) == "-£3.20")
    #expect(ValueFormat(suffix: " kWh", decimals: 1).text(41.25) == "41.3 kWh")
    #expect(ValueFormat(suffix: " kWh").text(.nan) == "—")
  }

  @Test(arguments: 0..<300)
  func `lie between round ticks that are evenly apart`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let size: Double = [1e-9, 0.3, 1, 70, 1e6, 1e290].randomElement(using: &random) ?? 1
    var numbers: [Double] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      numbers.append(Double.random(in: -1...1, using: &random) * size)
    }
    let span = ValueSpan(of: numbers, includesZero: Bool.random(using: &random))
    let ticks = Ticks(span, count: Int.random(in: 2...8, using: &random))
    #expect((2...41).contains(ticks.values.count))
    #expect(ticks.low <= span.low + ticks.step * 1e-6)
    #expect(ticks.high >= span.high - ticks.step * 1e-6)
    for (value, next) in zip(ticks.values, ticks.values.dropFirst()) {
      #expect((next - value - ticks.step).magnitude <= ticks.step * 1e-6)
    }
    var mantissa = ticks.step
    while mantissa >= 9.999 { mantissa /= 10 }
    while mantissa < 0.9999 { mantissa *= 10 }
    let isNice = [1, 2, 2.5, 5].contains { (mantissa - $0).magnitude < 1e-6 }
    #expect(isNice, "\(ticks.step)")
  }
}
