import Charts
import Testing

@Suite struct `Sparklines and bars` {
  @Test(arguments: [
    ([], ""), ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([5, 5], "▄▄"), ([1, .nan, 3], "▁ █"),
    ([.nan], " "), ([-1e308, 1e308], "▁█"), ([3], "▄"), ([.infinity, 1, 2], " ▁█"),
  ])
  func `draw a series as blocks`(values: [Double], line: String) {
    #expect(Sparkline.text(values) == line)
  }

  @Test func `draw a series from a base, and gaps for the unknown`() {
    #expect(Sparkline.text([7, 14], base: 0) == "▅█")
    #expect(Sparkline.text([0, 0], base: 0) == "▁▁")
    #expect(Sparkline.text([0, nil, 7], base: 0) == "▁ █")
  }

  @Test func `average neighbours where the width is short`() {
    #expect(Sparkline.text([0, 0, 7, 7, nil, 7], base: 0, width: 3) == "▁██")
    #expect(Sparkline.text([1, 2], width: 0) == "")
    #expect(Sparkline.text([1e308, 1e308, 0, 0], width: 2) == "█▁")
  }

  @Test(arguments: [
    (0.0, ""), (-1, ""), (.nan, ""), (0.001, "▏"), (5, "█████"), (5.5, "█████▌"),
    (10, "██████████"),
    (99, "██████████"), (.infinity, "██████████"),
  ])
  func `draw an amount as a bar`(value: Double, bar: String) {
    #expect(Bar.text(value, of: 10, width: 10) == bar)
  }

  @Test func `draw no bar without a scale`() {
    #expect(Bar.text(1, of: 0, width: 10) == "")
    #expect(Bar.text(1, of: 1, width: 0) == "")
  }
}
