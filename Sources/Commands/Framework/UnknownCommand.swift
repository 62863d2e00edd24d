import ArgumentParser
import ChargingLog
import TerminalText

/// A word in the place of a command that is none.
struct UnknownCommand {
  /// The word.
  let word: String
  /// The words before it, without `help`.
  let parents: [String]
  /// The commands that there are in its place.
  let known: [String]

  /// The first such word in what a person wrote; `nil` when there is none.
  static func find(in words: [String]) -> UnknownCommand? {
    let words = words.first == "help" ? Array(words.dropFirst()) : words
    var command: any ParsableCommand.Type = PlugTrack.self
    for (position, word) in words.enumerated() {
      let below = command.configuration.subcommands
      guard !below.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let found = below.first(where: { $0.configuration.commandName == word }) else {
        let known = below.compactMap { $0.configuration.commandName }
        return UnknownCommand(word: word, parents: Array(words[..<position]), known: known)
      }
      command = found
    }
    return nil
  }

  /// What is said of it.
  var message: String {
    let name = (["plugtrack"] + parents).joined(separator: " ")
    let nearest = Spelling.nearest(to: word, among: known)
    let fix =
      nearest.map { "did you mean: \(name) \($0)?" } ?? "the commands are shown by: \(name) --help"
    return "error: there is no command \(name) \(word.escapingControls)\n  \(fix)"
  }
}
