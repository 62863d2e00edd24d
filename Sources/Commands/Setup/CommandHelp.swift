import ArgumentParser

/// A command as the argument parser describes it, with those below it.
struct CommandHelp {
  /// An argument, option or flag.
  struct Argument {
    /// `--format`, `-C`; none for a positional argument.
    let names: [String]
    let valueName: String
    let isFlag: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let abstract: String
    let discussion: String
    let defaultValue: String?
    let values: [String]
  }

  let name: String
  /// The words before the name: `plugtrack car`.
  let path: [String]
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let commands: [CommandHelp]

  /// The words that it is called by.
  var words: [String] { path + [name] }

  /// The whole program's commands; `nil` when the parser's description is not as expected.
  static func ofProgram() -> CommandHelp? {
    // The one description of all arguments that the parser gives out.
    JSONReader.read(PlugTrack._dumpHelp())?["command"].flatMap { CommandHelp($0, path: []) }
  }

  /// The command below that some words name.
  func command(_ words: some Collection<String>) -> CommandHelp? {
    guard let first = words.first else { return self }
    return commands.first { $0.name == first }?.command(words.dropFirst())
  }
}

extension CommandHelp {
  private init?(_ json: JSON, path: [String]) {
    guard let name = json["commandName"]?.text else { return nil }
    self.name = name
    self.path = path
    abstract = json["abstract"]?.text ?? ""
    discussion = json["discussion"]?.text ?? ""
    arguments = (json["arguments"]?.elements ?? []).compactMap { Argument($0) }
    commands = (json["subcommands"]?.elements ?? []).filter { $0["shouldDisplay"]?.isTrue ?? true }
      .compactMap { CommandHelp($0, path: path + [name]) }.filter { $0.name != "help" }
  }
}

extension CommandHelp.Argument {
  fileprivate init?(_ json: JSON) {
    guard let kind = json["kind"]?.text, json["shouldDisplay"]?.isTrue ?? true else { return nil }
    names = (json["names"]?.elements ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "long" ? "--" : "-") + $0 }
    }
    valueName = json["valueName"]?.text ?? ""
    isFlag = kind == "flag"
    isOptional = json["isOptional"]?.isTrue ?? false
    isRepeating = json["isRepeating"]?.isTrue ?? false
    abstract = json["abstract"]?.text ?? ""
    discussion = json["discussion"]?.text ?? ""
    defaultValue = json["defaultValue"]?.text
    values = (json["allValues"]?.elements ?? []).compactMap(\.text)
  }
}
