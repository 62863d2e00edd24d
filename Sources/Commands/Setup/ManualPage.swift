/// A manual page in the man(7) macros: a command, those below it, and what all of them share.
struct ManualPage {
  let command: CommandHelp
  let version: String

  /// The source of the page, for groff and mandoc.
  var text: String {
    let title = command.words.joined(separator: "-")
    var lines = [
      ".TH \(Roff.quoted(title.uppercased())) 1 \"\" \(Roff.quoted("plugtrack \(version)")) \"User Commands\""
    ]
    lines += [".SH NAME", Roff.text(title) + " \\- " + Roff.text(Self.lowered(command.abstract))]
    lines += [".SH SYNOPSIS"] + synopsis(command)
    if !command.discussion.isEmpty {
      lines += [".SH DESCRIPTION"] + Roff.paragraphs(command.discussion)
    }
    let own = own(command)
    if !own.isEmpty { lines += [".SH OPTIONS"] + items(own) }
    if !command.commands.isEmpty {
      lines.append(".SH COMMANDS")
      for below in leaves(command) { lines += section(below) }
    }
    lines += ManualSections.lines
    return lines.joined(separator: "\n") + "\n"
  }

  /// The commands that do something, in the order of the help text.
  private func leaves(_ command: CommandHelp) -> [CommandHelp] {
    command.commands.flatMap { $0.commands.isEmpty ? [$0] : leaves($0) }
  }

  private func section(_ command: CommandHelp) -> [String] {
    let heading = command.words.dropFirst().joined(separator: " ")
    var lines = [".SS \(Roff.quoted(heading))"] + Roff.paragraphs(command.abstract)
    lines += [".PP"] + synopsis(command)
    if !command.discussion.isEmpty { lines += [".PP"] + Roff.paragraphs(command.discussion) }
    return lines + items(own(command))
  }

  /// The arguments that are not described for all commands together.
  private func own(_ command: CommandHelp) -> [CommandHelp.Argument] {
    command.arguments.filter { !ManualSections.shared.contains($0.names.last ?? "") }
  }

  private func synopsis(_ command: CommandHelp) -> [String] {
    var parts = [Roff.bold(command.words.joined(separator: " "))]
    let own = command.arguments
    if own.contains(where: { !$0.names.isEmpty }) {
      parts.append("[" + Roff.italic("options") + "]")
    }
    for argument in own where argument.names.isEmpty {
      let name = Roff.italic(argument.valueName) + (argument.isRepeating ? " ..." : "")
      parts.append(argument.isOptional ? "[\(name)]" : name)
    }
    if !command.commands.isEmpty { parts.append(Roff.italic("command") + " ...") }
    return [parts.joined(separator: " ")]
  }

  private func items(_ arguments: [CommandHelp.Argument]) -> [String] {
    arguments.flatMap { argument -> [String] in
      var label = argument.names.map(Roff.bold).joined(separator: ", ")
      if argument.names.isEmpty {
        label = Roff.italic(argument.valueName)
      } else if !argument.isFlag {
        label += " " + Roff.italic(argument.valueName)
      }
      var text = argument.abstract
      if let value = argument.defaultValue { text += " (default: \(value))" }
      return [".TP", label] + Roff.paragraphs(text.isEmpty ? argument.valueName : text)
    }
  }

  /// An abstract as it stands behind a dash: without its capital and full stop.
  private static func lowered(_ abstract: String) -> String {
    let text = abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
