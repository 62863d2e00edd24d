import ChargingLog

/// Asks which of two values is right.
struct ResolutionQuestion {
  let context: CommandContext

  /// - Throws: ``PromptCancelled`` when the person has enough.
  func choice(for conflict: Conflict) throws(PromptCancelled) -> Resolution.Choice? {
    let prompter = Prompter(console: context.console, style: context.errorStyle)
    prompter.remark("\(conflict.file)\(conflict.key.map { ": \($0)" } ?? "")")
    var choices = [
      Choice("keep", detail: detail(conflict.kept, conflict, isKept: true)),
      Choice("other", detail: detail(conflict.other, conflict, isKept: false)),
    ]
    if conflict.key != nil { choices.append(Choice("value", detail: "type another")) }
    choices.append(Choice("later", detail: "leave it as it is"))
    switch try prompter.choose("Which is right?", from: choices, default: "keep") {
    case "keep": return .keep
    case "other": return .other
    case "value": return .value(try prompter.ask(Question(conflict.key ?? "value")))
    default: return nil
    }
  }

  private func detail(_ side: Conflict.Side?, _ conflict: Conflict, isKept: Bool) -> String {
    let value = ConflictList.words(side, in: conflict, isKept: isKept)
    let machine = side?.machine.map { " of \($0)" } ?? ""
    return value + machine + (side?.at.map { ", \($0.text)" } ?? "")
  }
}
