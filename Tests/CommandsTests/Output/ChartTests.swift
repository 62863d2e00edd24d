import Testing

@testable import Commands

struct ChartTests {
  @Test(arguments: [
    ([], ""), ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([5, 5], "▄▄"), ([1, .nan, 3], "▁ █"),
    ([.nan], " "), ([-1e308, 1e308], "▁█"), ([3], "▄"), ([.infinity, 1, 2], " ▁█"),
  ])
  func `draws a series as blocks`(values: [Double], line: String) {
    #expect(sparkline(values) == line)
  }

  @Test func `draws a series from a base`() {
    #expect(sparkline([7, 14], base: 0) == "▅█")
    #expect(sparkline([0, 0], base: 0) == "▁▁")
  }

  @Test(arguments: [
    (0.0, ""), (-1, ""), (.nan, ""), (0.001, "▏"), (5, "█████"), (5.5, "█████▌"),
    (10, "██████████"),
    (99, "██████████"), (.infinity, "██████████"),
  ])
  func `draws an amount as a bar`(value: Double, bar: String) {
    #expect(Bar.text(value, of: 10, width: 10) == bar)
  }

  @Test func `draws no bar without a scale`() {
    #expect(Bar.text(1, of: 0, width: 10) == "")
    #expect(Bar.text(1, of: 1, width: 0) == "")
  }
}
