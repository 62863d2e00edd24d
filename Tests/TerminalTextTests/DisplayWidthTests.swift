import TerminalText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("kWh", 3), ("Zürich", 6), ("Zu\u{308}rich", 6), ("東京", 4), ("ｋＷ", 4),
    ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("⚡", 2), ("🚗", 2), ("👨‍👩‍👧", 2), ("🇬🇧", 2),
    ("❤️", 2), ("1️⃣", 2), ("👍🏽", 2), ("a\u{200D}b", 2), ("…", 1), ("₂", 1), ("नमस्ते", 4),
    ("e\u{301}\u{302}", 1), ("\u{AD}", 1), ("£", 1), ("─", 1), ("█", 1),
  ])
  func `counts the cells a terminal uses`(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test(arguments: [
    ("London", 6, "London"), ("London", 5, "Lond…"), ("London", 1, "…"), ("London", 0, ""),
    ("東京駅", 5, "東京…"), ("東京駅", 4, "東…"), ("New York", 5, "New…"),
    ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
  ])
  func `shortens between characters`(text: String, width: Int, expected: String) {
    #expect(DisplayWidth.shorten(text, to: width) == expected)
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"), ("\u{9B}1m", "\\u{9B}1m"),
    ("\u{202E}evil", "\\u{202E}evil"), ("\u{7F}\0", "\\u{7F}\\u{0}"), ("plain ⚡ é", "plain ⚡ é"),
  ])
  func `spells control characters out`(text: String, visible: String) {
    #expect(text.escapingControls == visible)
  }

  @Test func `keeps lines and tabs on request`() {
    #expect("a\n\tb\r\u{1B}".escapingControlsButLayout == "a\n\tb\\r\\u{1B}")
  }
}
