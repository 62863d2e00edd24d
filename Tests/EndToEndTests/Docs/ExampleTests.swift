import Foundation
import Testing

@testable import TestSupport

/// What the pages show is what happens.
struct ExampleTests {
  @Test("every example of a page prints what the page says", arguments: Document.paths)
  func examples(of path: String) throws {
    let document = try Document(path)
    var home: ExampleHome?
    for example in ConsoleExample.examples(in: document) {
      let place = try example.setting == .continued ? #require(home) : ExampleHome(example.setting)
      home = place
      let outputs = try example.outputs(in: place)
      #expect(
        outputs.count == example.steps.count,
        "a command of \(path) ended the shell: \(example.steps.map(\.command))"
      )
      for (step, output) in zip(example.steps, outputs) {
        #expect(output == step.output, "\(path): $ \(step.command)")
      }
    }
  }

  @Test("every example of the page of errors is refused by its name")
  func errors() throws {
    let examples = try ErrorExample.all
    #expect(examples.count > 50)
    for example in examples {
      let folder = try TemporaryDirectory()
      try folder.write(SampleLog.files)
      try folder.write(example.file, example.content)
      let result = try Binary.plugtrack.run(["check", "--format", "json"], in: folder.path)
      let found = try JSONDecoder().decode([Problem].self, from: Data(result.out.utf8))
      let codes = Set(found.filter { $0.file == example.file }.map(\.code))
      #expect(codes.contains(example.code), "\(example.text) is refused as \(codes.sorted())")
      #expect(found.allSatisfy { !$0.message.isEmpty })
    }
  }

  private struct Problem: Decodable {
    var file: String
    var code: String
    var message: String
  }
}

/// A row of the page of errors: lines of a record that are wrong in one way.
private struct ErrorExample {
  var code: String
  var kind: String
  var text: String

  static var all: [ErrorExample] {
    get throws {
      try Document("docs/errors.md").rows.filter { $0.count == 4 && files[$0[1]] != nil }.map {
        cells in
        ErrorExample(
          code: cells[0].filter { $0 != "`" },
          kind: cells[1],
          text: String(cells[2].dropFirst().dropLast()).replacing(" ↵ ", with: "\n").replacing(
            "⇥",
            with: "\t"
          )
        )
      }
    }
  }

  private static let files = [
    "session": "sessions/new.yaml", "car": "cars/new.yaml",
    "location": "locations/new.yaml",
    "tariff": "tariffs/new.yaml", "settings": "settings.yaml",
  ]

  /// Lines that a record of each kind has at least.
  private static let beginnings = [
    "session": "car: ioniq5\nstart: 2024-01-10T10:00",
    "car": "make: Kia\nmodel: EV3\nbattery_kwh: 78",
    "location": "name: Example", "tariff": "name: Example", "settings": "plugtrack: 1",
  ]

  var file: String { Self.files[kind] ?? "" }

  /// What stands in the file.
  var content: String { lines.joined(separator: "\n") + "\n" }

  /// The example below the lines that it does not replace itself.
  private var lines: [String] {
    let own = text.components(separatedBy: "\n")
    if text.hasPrefix("%") || text.hasPrefix("- ") { return own }
    let beginning = Self.beginnings[kind]?.components(separatedBy: "\n") ?? []
    return beginning.filter { line in
      !own.contains { $0.hasPrefix(line.prefix { $0 != ":" } + ":") }
    } + own
  }
}
