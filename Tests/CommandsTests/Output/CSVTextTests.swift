import TestSupport
import Testing

@testable import Commands

struct CSVTextTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["a,b", ""], "\"a,b\",\n"), (["say \"hi\""], "\"say \"\"hi\"\"\"\n"),
    (["two\nlines", "x\r\ny"], "\"two\nlines\",\"x\r\ny\"\n"), ([" a", "b "], "\" a\",\"b \"\n"),
    ([""], "\"\"\n"), (["", ""], ",\n"), ([], "\n"), (["=1+1", "-3.5"], "=1+1,-3.5\n"),
    ([",\u{301}"], "\",\u{301}\"\n"), (["\"\u{301}"], "\"\"\"\u{301}\"\n"),
  ])
  func `quotes only what needs it`(cells: [String], row: String) {
    #expect(CSVText().row(cells) == row)
  }

  @Test func `ends rows with CRLF on request`() {
    #expect(CSVText(lineEnding: .crlf).text(header: ["a"], rows: [["1"]]) == "a\r\n1\r\n")
  }

  @Test(arguments: [
    ("=SUM(A1)", "'=SUM(A1)"), ("@x", "'@x"), ("+44 20", "'+44 20"), ("-3.5", "-3.5"),
    ("-cmd", "'-cmd"), ("home", "home"), ("\t=1", "'\t=1"),
  ])
  func `guards formulas on request, but not numbers`(cell: String, guarded: String) {
    #expect(CSVText(guardsFormulas: true).row([cell]) == guarded + "\n")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `reads back as it was written`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabet: [Character] = ["a", ",", "\"", "\n", "\r", "\r\n", " ", "é", "=", "⚡"]
    let rows = (0..<5).map { _ in
      (0..<Int.random(in: 1..<5, using: &random)).map { _ in
        String(
          (0..<Int.random(in: 0..<6, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
          }
        )
      }
    }
    for ending in [CSVText.LineEnding.lf, .crlf] {
      let text = CSVText(lineEnding: ending).text(header: ["h"], rows: rows)
      #expect(parse(text) == [["h"]] + rows, "seed \(seed)")
    }
  }

  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      index += 1
      if isQuoted {
        if scalar == "\"", next == "\"" {
          cell.unicodeScalars.append("\"")
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          cell.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        row.append(cell)
        cell = ""
      } else if scalar == "\n" {
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
