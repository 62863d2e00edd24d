import ArgumentParser
import ChargingLog
import DataDirectory

/// The command `plugtrack car add [ID] key=value …`.
struct AddRecordCommand<Noun: RecordNoun>: PlugTrackCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add",
      abstract: "Add a \(Noun.word).",
      discussion: """
        For example: plugtrack \(Noun.word) add \(Noun.example)
        Without an id, one is made of the name. On a terminal it asks for what is missing. \
        plugtrack \(Noun.word) set --help names every key.
        """
    )
  }

  @Argument(
    help: ArgumentHelp(
      "The id of the new \(Noun.word), and its values.",
      valueName: "[id] key=value"
    )
  )
  var words: [String] = []

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write, asks: context.isInteractive) {
      try await run(in: context, $0)
    }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load()
    var (name, assignments) = try split(words)
    assignments = try ask(assignments, in: context, index, hasName: name != nil)
    if let text = name, !RecordID.isValid(text), given(assignments)["name"] == nil {
      // A name in plain words: the id is made of it.
      assignments.insert("name=\(text)", at: 0)
    }
    try refuseMissing(assignments)
    guard let title = name ?? Noun.title(of: given(assignments)) else {
      throw CommandFailure(
        .usage,
        "the new \(Noun.word) has no id",
        fix: "write it first, as in: plugtrack \(Noun.word) add home name=Home"
      )
    }
    if assignments.isEmpty { assignments = ["name=\(title)"] }
    let id = RecordID.isValid(title) ? title : RecordID.slug(title)
    let path = Noun.path(of: id)
    guard !directory.exists(path) else {
      throw CommandFailure(
        .cannotWrite,
        "there is a \(Noun.word) \(id) already",
        fix: "change it with: plugtrack \(Noun.word) set \(id) key=value, or write another id first"
      )
    }
    try ReferenceGuard(index: index, directory: directory).check(assignments, keys: Noun.keys)
    let heading = directory.schemaHint(for: path, kind: Noun.kind)
    let bytes = try NewRecord(kind: Noun.kind, path: path, heading: heading).bytes(assignments)
    let writing = RecordWriting(
      context: context,
      directory: directory,
      index: index,
      options: write
    )
    let change = FileChange(path: path, before: nil, after: bytes)
    guard try await writing.write([change]) else { return }
    context.streams.note("added \(path)")
    if let step = Noun.nextStep(for: id, given(assignments)) {
      context.streams.note("next: \(step)")
    }
  }

  /// The id, if the first word is one, and the assignments.
  private func split(_ words: [String]) throws(CommandFailure) -> (String?, [String]) {
    guard let first = words.first, !first.contains("=") else { return (nil, words) }
    let rest = Array(words.dropFirst())
    if let word = rest.first(where: { !$0.contains("=") }) {
      throw CommandFailure(
        .usage,
        "\(word) is not key=value",
        fix: "put a name of several words in quotes"
      )
    }
    return (first, rest)
  }

  private func ask(
    _ assignments: [String],
    in context: CommandContext,
    _ index: ChargingIndex,
    hasName: Bool
  ) throws -> [String] {
    guard context.isInteractive else { return assignments }
    let known = given(assignments)
    var names = Noun.keys.filter(\.isRequired).map(\.key).filter { known[$0] == nil }
    if assignments.isEmpty { names += Noun.suggestedKeys }
    if hasName { names.removeAll { $0 == "name" } }
    guard !names.isEmpty else { return assignments }
    let prompter = Prompter(console: context.console, style: context.errorStyle)
    let answers = try NewRecordQuestions<Noun>(index: index).form(names).run(prompter)
    return assignments
      + names.compactMap { name in
        answers[name].flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
      }
  }

  private func refuseMissing(_ assignments: [String]) throws(CommandFailure) {
    let known = given(assignments)
    let missing = Noun.keys.filter { $0.isRequired && known[$0.key] == nil }
    guard !missing.isEmpty else { return }
    throw CommandFailure(
      .usage,
      "a \(Noun.word) needs \(missing.map(\.key).joined(separator: ", "))",
      fix: "write \(missing.map { "\($0.key)=\($0.type.example)" }.joined(separator: " "))"
    )
  }

  private func given(_ assignments: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for text in assignments {
      guard let equals = text.firstIndex(of: "=") else { continue }
      result[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return result
  }
}
