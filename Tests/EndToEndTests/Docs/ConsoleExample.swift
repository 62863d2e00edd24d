import Foundation

@testable import TestSupport

/// A block of a page that shows commands and what they print.
struct ConsoleExample {
  /// Where a block begins.
  enum Setting {
    /// In a fresh copy of the sample data.
    case sampleData
    /// In a home that is empty but for downloads.
    case emptyHome
    /// Where the block before it ended.
    case continued
  }

  struct Step {
    var command: String
    var output: String
  }

  var setting: Setting
  var steps: [Step]

  /// The blocks of a page that are marked `console`.
  static func examples(in document: Document) -> [ConsoleExample] {
    document.text.matches(of: /(?s)```console([^\n]*)\n(.*?)```/).map { match in
      let mark = match.1.trimmingCharacters(in: .whitespaces)
      return ConsoleExample(
        setting: mark == "empty" ? .emptyHome : mark == "continued" ? .continued : .sampleData,
        steps: steps(of: String(match.2))
      )
    }
  }

  private static func steps(of body: String) -> [Step] {
    var steps: [Step] = []
    var isOpen = false
    for line in body.components(separatedBy: "\n").dropLast() {
      if isOpen {
        steps[steps.count - 1].command += "\n" + line
        isOpen = line.hasSuffix("\\")
      } else if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        isOpen = line.hasSuffix("\\")
      } else if !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }

  /// What the commands print here, each for itself.
  func outputs(in home: ExampleHome) throws -> [String] {
    let mark = "\u{1}next\u{1}"
    let script = steps.map { "printf '%s\\n' '\(mark)'\n\($0.command)\n" }.joined()
    let result = try home.run("exec 2>&1\n" + script)
    return result.components(separatedBy: mark + "\n").dropFirst().map { output in
      output.isEmpty || output.hasSuffix("\n") ? output : output + "\n"
    }
  }
}

/// A home folder with the downloads of the pages and, below `charging`, a copy of the sample data.
final class ExampleHome {
  let path: String

  init(_ setting: ConsoleExample.Setting) throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "plugtrack-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
    try files.copyItem(
      atPath: Package.root.appending(path: "docs/examples").path,
      toPath: path + "/Downloads"
    )
    if setting != .emptyHome {
      try files.copyItem(
        atPath: Package.root.appending(path: "sample-data").path,
        toPath: path + "/charging"
      )
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Runs a shell script as somebody who lives here, in the data directory if there is one.
  ///
  /// - Returns: What it prints, with `~` for the home.
  func run(_ script: String) throws -> String {
    let data = path + "/charging"
    let programs = URL(filePath: Binary.plugtrack.path).deletingLastPathComponent().path
    let result = try Binary(path: "/bin/sh").run(
      ["-c", script],
      in: FileManager.default.fileExists(atPath: data) ? data : path,
      environment: ["HOME": path, "PATH": programs + ":/usr/local/bin:/usr/bin:/bin"]
    )
    return result.out.replacing(path, with: "~")
  }
}
