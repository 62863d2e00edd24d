import Foundation
import TestSupport
import Testing

/// The pages leave nothing out.
struct MentionTests {
  @Test("the page of the command line has every command with its options")
  func commands() throws {
    let page = try Document("docs/cli.md")
    let common = try #require(page.section("Options of every command"))
    for command in try CommandDescription.ofProgram().subcommands where command.name != "help" {
      let section = try #require(
        page.section("`\(command.name)`"),
        "there is no section about \(command.name)"
      )
      for option in command.options
      where !common.contains("`\(option)") && !common.contains(" \(option)`") {
        #expect(
          section.contains(try Regex("`\(option)[` =]")),
          "\(command.name) \(option) is not explained"
        )
      }
      for child in command.subcommands {
        let heading =
          ["merge", "rate", "import"].contains(child.name)
          ? "\(command.name) \(child.name)" : child.name
        #expect(section.contains("`\(heading)"), "\(command.name) \(child.name) is not explained")
        for option in child.options
        where !common.contains("`\(option)") && !common.contains(" \(option)`") {
          #expect(
            section.contains("`\(option)"),
            "\(command.name) \(child.name) \(option) is not explained"
          )
        }
      }
    }
  }

  @Test("the page of the command line has every exit code")
  func exitCodes() throws {
    let section = try #require(try Document("docs/cli.md").section("Exit codes"))
    let source = try sourceText("Sources/Commands/Framework/ExitStatus.swift")
    let codes = source.matches(of: /case \w+ = (\d+)/).map { String($0.1) }
    #expect(codes.count > 5)
    for code in codes { #expect(section.contains("| \(code) |"), "exit code \(code)") }
  }

  @Test(
    "the page of the format has every key of every record with its meaning",
    arguments: ["session", "car", "location", "tariff", "settings", "conflict"]
  )
  func keys(of kind: String) throws {
    let section = try #require(try Document("docs/format.md").section("# \(kind.capitalized)"))
    let result = try Binary.plugtrack.run(["schema", kind], in: Package.root.path)
    let schema = try JSONSerialization.jsonObject(with: Data(result.out.utf8))
    let keys = Self.keys(in: schema)
    #expect(!keys.isEmpty)
    for key in keys {
      let row = section.components(separatedBy: "\n").contains {
        $0.hasPrefix("| `\(key.name)` |") && $0.hasSuffix("| \(key.meaning) |")
      }
      #expect(row, "\(kind): \(key.name), \(key.meaning)")
    }
  }

  @Test("the page of errors has every code, and no other")
  func codes() throws {
    let page = try Document("docs/errors.md")
    let known = try DiagnosticCodes.inSources
    #expect(known.count > 90)
    for code in known { #expect(page.text.contains("`\(code)`"), "\(code) is not explained") }
    for row in page.rows {
      guard let code = row.first?.wholeMatch(of: /`([a-z-]+)`/)?.1 else { continue }
      #expect(known.contains(String(code)), "no source has the code \(code)")
    }
  }

  @Test("the page of imports has every format that is known and every key of a rule")
  func importing() throws {
    let page = try Document("docs/import.md").text
    let folder = Package.root.appending(path: "Sources/CImportRules/rules").path
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      #expect(page.contains("| `\(file.dropLast(5))` |"), "\(file)")
    }
    let source = try sourceText("Sources/Importing/Rules/RuleNodes+Session.swift")
    let list = try #require(source.firstMatch(of: /(?s)ruleKeys = \[(.*?)\]/)?.1)
    for key in list.matches(of: /"(\w+)"/).map(\.1) {
      #expect(page.contains("| `\(key)` |"), "the rule's key \(key)")
    }
  }

  @Test("the page of the architecture has every target of the Makefile")
  func makefile() throws {
    let page = try Document("docs/architecture.md").text
    let targets = try sourceText("Makefile").matches(of: #/(?m)^([a-z]+):.*## /#).map(\.1)
    #expect(targets.count > 8)
    for target in targets { #expect(page.contains("`make \(target)"), "make \(target)") }
    let front = try Document("README.md").text
    #expect(front.contains("make run") && front.contains("make test"))
  }

  @Test("every link between pages leads somewhere", arguments: Document.paths)
  func links(of path: String) throws {
    let folder = Package.root.appending(path: path).deletingLastPathComponent()
    for match in try Document(path).text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
      let target = folder.appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(path): \(match.1)")
    }
  }

  /// The keys of a JSON Schema at any depth, without the unit that ends a description.
  private static func keys(in schema: Any) -> [(name: String, meaning: String)] {
    guard let schema = schema as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let own = properties.map { name, value -> (name: String, meaning: String) in
      let meaning = (value as? [String: Any])?["description"] as? String ?? ""
      return (name, String(meaning.replacing(#/ \([^()]*\)$/#, with: "")))
    }
    return own + properties.values.flatMap { keys(in: $0) }
      + (schema["items"].map { keys(in: $0) } ?? [])
  }
}
