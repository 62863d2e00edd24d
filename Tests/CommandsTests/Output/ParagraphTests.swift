@testable import Commands
import ChargingLog
import Insights
import TerminalText
import Testing

@Suite struct `A paragraph` {
  @Test(arguments: [
    ("", 10, [""]), ("one", 3, ["one"]), ("one two", 7, ["one two"]),
    ("one two", 6, ["one", "two"]),
    ("£0.59 per kWh, not £0.08", 14, ["£0.59 per kWh,", "not £0.08"]),
    ("a wordthatislong b", 5, ["a", "wordthatislong", "b"]),
  ])
  func `is broken between words`(text: String, width: Int, lines: [String]) {
    #expect(Paragraph.lines(text, within: width) == lines)
  }

  @Test func `is one line where there is no width`() {
    #expect(Paragraph.lines("one two", within: nil) == ["one two"])
  }

  @Test func `of figures says a reason once, and keeps to the width`() {
    let trust = Confidence(
      level: .medium,
      reasons: [Confidence.Reason("few", "only some of the sessions say what it was")]
    )
    let figures = ["one", "two"].map {
      Figure($0, $0, ExactDecimal(1), .count, formula: "", confidence: trust)
    }
    let text = FigureSheet(figures: figures).render(Style(isOn: false), width: 41)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "  one  1  medium confidence: only some of", "          the sessions say what it was",
        "  two  1  medium confidence, as above",
      ]
    )
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 41 })
  }
}
