import Testing

@testable import Commands

struct PrompterTests {
  private let energy = Question("energy", default: "41.2", hint: "kWh") { text in
    Double(text) == nil ? .failure("energy is not a number: type it like 41.2") : .success(text)
  }

  @Test func `shows unit and default, and takes the default for an empty line`() throws {
    let script = Script([""])
    #expect(try script.prompter.ask(energy) == "41.2")
    #expect(script.screen.text == "energy (kWh) [41.2]: ")
  }

  @Test func `asks again until the answer will do`() throws {
    let script = Script(["41,2", "\u{1B}[A", "<", " 7 "])
    #expect(try script.prompter.ask(energy) == "7")
    #expect(
      script.screen.text
        == """
        energy (kWh) [41.2]:   energy is not a number: type it like 41.2
        energy (kWh) [41.2]:   the answer holds control characters: type it without arrow or \
        escape keys
        energy (kWh) [41.2]:   there is no earlier question
        energy (kWh) [41.2]:\u{20}
        """
    )
  }

  @Test func `wants an answer where there is no default`() throws {
    let script = Script(["", "x"])
    #expect(try script.prompter.ask(Question("name")) == "x")
    #expect(script.screen.text.contains("an answer is needed"))
  }

  @Test(arguments: [("", nil, ""), ("-", "home", ""), ("", "home", "home"), ("-", nil, "")])
  func `lets an optional answer be left out`(line: String, given: String?, answer: String) throws {
    let question = Question("network", default: given, isOptional: true) { _ in
      given == nil ? .failure("not asked of no answer") : .success("home")
    }
    #expect(try Script([line]).prompter.ask(question) == answer)
  }

  @Test func `cancels at the end of input`() {
    #expect(throws: PromptCancelled()) { try Script([]).prompter.ask(energy) }
    #expect(throws: PromptCancelled()) { try Script(["what"]).prompter.confirm("sure?") }
  }

  @Test(arguments: [
    ("y", nil, true), ("YES", nil, true), ("no", nil, false), ("n", true, false),
    ("", true, true), ("", false, false),
  ])
  func `takes yes and no`(line: String, given: Bool?, expected: Bool) throws {
    #expect(try Script([line]).prompter.confirm("delete 3 sessions?", default: given) == expected)
  }

  @Test func `shows which answer an empty line means`() throws {
    let script = Script(["maybe", "y"])
    #expect(try script.prompter.confirm("delete?", default: false))
    #expect(script.screen.text == "delete? [y/N]   answer yes or no\ndelete? [y/N] ")
  }

  @Test(arguments: [
    ("2", "hotel"), ("hom", "home"), ("HOTEL", "hotel"), ("w", "work"), ("7", "7"), ("", "work"),
    ("Tesla", "tsl"),
  ])
  func `chooses by number, name or start of either`(line: String, expected: String) throws {
    let choices: [Choice] = ["home", "hotel", "work", "7", Choice("tsl", detail: "Tesla Soton")]
    #expect(
      try Script([line]).prompter.choose("where", from: choices, default: "work") == expected
    )
  }

  @Test func `explains why nothing was chosen`() throws {
    let script = Script(["ho", "0", "x", "1"])
    #expect(try script.prompter.choose("where", from: ["home", "hotel"]) == "home")
    #expect(
      script.screen.text
        == """
          1  home
          2  hotel
        where:   ho could be home or hotel: type more of it
        where:   not one of the choices: type a number from 1 to 2, or the start of a name
        where:   not one of the choices: type a number from 1 to 2, or the start of a name
        where:\u{20}
        """
    )
  }

  @Test func `takes something not on the list where that is allowed`() throws {
    let question = Question("where", kind: .choice(["home"], allowsOther: true)) {
      .success($0.uppercased())
    }
    #expect(try Script(["mum's"]).prompter.ask(question) == "MUM'S")
  }

  @Test func `never sends stored text raw`() throws {
    let question = Question(
      "\u{1B}a",
      kind: .choice([Choice("\u{1B}b", detail: "\u{1B}c")], allowsOther: false),
      default: "\u{1B}b",
      hint: "\u{1B}d"
    )
    let script = Script([""])
    #expect(try script.prompter.ask(question) == "\u{1B}b")
    #expect(!script.screen.text.utf8.contains(0x1B))
  }
}
