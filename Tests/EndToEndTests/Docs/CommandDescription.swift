import Foundation
import TestSupport

/// A command as the program itself describes it.
struct CommandDescription: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var names: [Name]?
    var shouldDisplay: Bool
  }

  var commandName: String
  var arguments: [Argument]?
  private var children: [CommandDescription]?

  private enum CodingKeys: String, CodingKey {
    case commandName, arguments
    case children = "subcommands"
  }

  var name: String { commandName }
  var subcommands: [CommandDescription] { children ?? [] }

  /// The long names of its options, and the short ones of those that have no other.
  var options: [String] {
    (arguments ?? []).filter(\.shouldDisplay).flatMap { argument in
      (argument.names ?? []).filter { $0.kind == "long" }.map { "--\($0.name)" }
    }
  }

  static func ofProgram() throws -> CommandDescription {
    struct Program: Decodable { var command: CommandDescription }
    let result = try Binary.plugtrack.run(["--experimental-dump-help"], in: Package.root.path)
    return try JSONDecoder().decode(Program.self, from: Data(result.out.utf8)).command
  }
}
