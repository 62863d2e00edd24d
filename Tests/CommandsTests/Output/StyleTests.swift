import Testing

@testable import Commands

struct StyleTests {
  @Test(arguments: [
    (ColorChoice.auto, true, [:], true),
    (.auto, false, [:], false),
    (.auto, true, ["NO_COLOR": "1"], false),
    (.auto, true, ["NO_COLOR": ""], true),
    (.auto, true, ["TERM": "dumb"], false),
    (.auto, true, ["TERM": "xterm-256color"], true),
    (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
    (.never, true, [:], false),
  ])
  func `decides on colour from choice, terminal and environment`(
    choice: ColorChoice,
    isTerminal: Bool,
    environment: [String: String],
    expected: Bool
  ) {
    #expect(
      choice.allowsColor(isTerminal: isTerminal, environment: { environment[$0] }) == expected
    )
  }

  @Test(arguments: Style.Role.allCases)
  func `writes no escape byte when off, whatever the text`(role: Style.Role) {
    let text = Style.plain.paint("a\u{1B}[31mb\u{9B}", as: role)
    #expect(!text.utf8.contains(0x1B))
    #expect(text == "a\\u{1B}[31mb\\u{9B}")
  }

  @Test func `closes every colour it opens`() {
    let style = Style(isOn: true)
    #expect(style.paint("no", as: .error) == "\u{1B}[1;31mno\u{1B}[0m")
    #expect(style.paint("", as: .error) == "")
    #expect(style.paint("41.2", as: .value) == "41.2")
    #expect(style.paint("\u{1B}]0;title\u{7}", as: .good).split(separator: "\u{1B}").count == 2)
  }
}
