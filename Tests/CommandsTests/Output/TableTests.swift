import TerminalText
import Testing

@testable import Commands

struct TableTests {
  private let sessions = Table(
    [
      .fixed("id", priority: 9), .text("location", priority: 5, minimumWidth: 6),
      .number("energy kWh", priority: 8), .text("note"),
    ],
    rows: [
      ["a1", "home", "41.2", "overnight"],
      ["b22", "Tesla Southampton", "7", ""],
      ["c3", "東京⚡", "unknown", "x\u{1B}[2J  "],
    ],
    footer: ["total", "", "1,048.25", ""]
  )

  @Test func `lines numbers up at the decimal point`() {
    #expect(
      sessions.render(width: nil, style: .plain) == """
        id     location           energy kWh  note
        a1     home                    41.2   overnight
        b22    Tesla Southampton        7
        c3     東京⚡                unknown  x\\u{1B}[2J
        ────────────────────────────────────────────────
        total                       1,048.25

        """
    )
  }

  @Test func `shortens flexible columns before dropping any`() {
    #expect(
      sessions.render(width: 38, style: .plain) == """
        id     location  energy kWh  note
        a1     home           41.2   overnight
        b22    Tesla S…        7
        c3     東京⚡       unknown  x\\u{1B}[…
        ──────────────────────────────────────
        total              1,048.25

        """
    )
  }

  @Test func `drops the columns worth least and says which`() {
    #expect(
      sessions.render(width: 28, style: .plain) == """
        id     location   energy kWh
        a1     home            41.2
        b22    Tesla So…        7
        c3     東京⚡        unknown
        ────────────────────────────
        total               1,048.25
        too narrow to show: note

        """
    )
    #expect(
      sessions.render(width: 9, style: .plain) == """
        id
        a1
        b22
        c3
        ─────
        total
        too narr…

        """
    )
  }

  @Test(arguments: 1...60)
  func `never passes the width nor ends a line in a space`(width: Int) {
    for style in [Style.plain, Style(isOn: true)] {
      let text = sessions.render(width: width, style: style)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.last == "")
      for line in lines {
        let bare = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(DisplayWidth.of(bare) <= width, "\(bare)")
        #expect(bare.last != " ", "\(bare)")
      }
    }
  }

  @Test func `writes no escape byte in plain style`() {
    var table = sessions
    table.columns[0].header = "\u{1B}id"
    table.rows.append([Table.Cell("\u{1B}[1m", role: .error)])
    for width in [nil, 3, 30] {
      #expect(!table.render(width: width, style: .plain).utf8.contains(0x1B))
    }
  }

  @Test func `paints headers and cells but not the space between`() {
    let table = Table([.text("a"), .text("b")], rows: [[Table.Cell("x", role: .good), "y"]])
    #expect(
      table.render(width: nil, style: Style(isOn: true))
        == "\u{1B}[1ma\u{1B}[0m  \u{1B}[1mb\u{1B}[0m\n\u{1B}[32mx\u{1B}[0m  y\n"
    )
  }

  @Test func `takes rows too short and too long`() {
    let table = Table([.text("a"), .text("b")], rows: [["1"], ["1", "2", "3"], []])
    #expect(table.render(width: nil, style: .plain) == "a  b\n1\n1  2\n\n")
    #expect(Table([]).render(width: 5, style: .plain) == "")
  }

  @Test(arguments: [
    ("12", 0), ("12.50", 3), ("£1,204.50", 3), ("-3.5", 2), ("12.5 %", 4), ("80 %", 2),
    ("unknown", nil), ("2h 05m", nil), ("2026-11-23", nil), ("1.2.3", nil), ("", nil), ("—", nil),
  ])
  func `tells numbers from other text`(text: String, tail: Int?) {
    #expect(ColumnContent.tailWidth(text) == tail)
  }
}
