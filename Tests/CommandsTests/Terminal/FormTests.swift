import Testing

@testable import Commands

struct FormTests {
  private let form = Form([
    Form.Step("car", Question("car", default: "ioniq5")),
    Form.Step("location", Question("location")),
    Form.Step("network") { answers in
      answers["location"] == "home" ? nil : Question("network", default: "Gridserve")
    },
    Form.Step("tariff") { answers in
      Question("tariff", default: answers["location"] == "home" ? "go" : "adhoc")
    },
  ])

  @Test func `asks the steps in order and leaves out what earlier answers settle`() throws {
    let script = Script(["", "home", ""])
    let answers = try form.run(script.prompter)
    #expect(answers == ["car": "ioniq5", "location": "home", "tariff": "go"])
  }

  @Test func `steps back over what was left out`() throws {
    let script = Script(["", "home", "<", "work", "", ""])
    #expect(
      try form.run(script.prompter)
        == ["car": "ioniq5", "location": "work", "network": "Gridserve", "tariff": "adhoc"]
    )
    #expect(script.isUsedUp)
    #expect(script.screen.text.contains("location [home]: "))
  }

  @Test func `drops the answers of steps that are no longer asked`() throws {
    let script = Script(["", "work", "Ionity", "<", "<", "home", "mine"])
    #expect(
      try form.run(script.prompter)
        == ["car": "ioniq5", "location": "home", "tariff": "mine"]
    )
  }

  @Test func `offers earlier answers again, unless the step now suggests another`() throws {
    let script = Script(["zoe", "work", "Ionity", "x", "y"])
    _ = try form.run(script.prompter)
    let back = Script(["zoe", "home", "<", "<", "", "work", "", ""])
    #expect(
      try form.run(back.prompter)
        == ["car": "zoe", "location": "work", "network": "Gridserve", "tariff": "adhoc"]
    )
    #expect(back.screen.text.contains("car [zoe]: "))
  }

  @Test func `stays at the first question`() throws {
    let script = Script(["<", "", "home", ""])
    #expect(try form.run(script.prompter).count == 3)
    #expect(script.screen.text.contains("this is the first question"))
  }

  @Test func `cancels the whole at the end of input`() {
    #expect(throws: PromptCancelled()) { try form.run(Script(["", "home"]).prompter) }
  }
}
