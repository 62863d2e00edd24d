import Foundation
import TestSupport
import Testing

/// A few files that are wrong in one way, a command, and all that it says of them.
///
/// The text of a case has a line `=== path` above the lines of each file, then the command, then what
/// it prints and its exit code. `⟦1B⟧` stands for bytes, `⟦20 × 1000⟧` for many of them. A path that ends
/// in `-> target` is a link. Behind the command, in parentheses, stands what ails the machine.
struct Golden: Sendable, CustomTestStringConvertible {
  /// The code that it shows.
  let code: String
  let files: [(path: String, text: String)]
  let command: String
  /// What it is to print.
  let expected: String

  var testDescription: String { code }

  static let folder = Package.root.appending(path: "Tests/CommandsTests/Goldens/Cases")

  /// Every case, by the name of its file.
  static let all: [Golden] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.map { Golden(code: String(name.dropLast(4)), text: $0) }
    }
  }()

  private init(code: String, text: String) {
    self.code = code
    var files: [(path: String, text: String)] = []
    var lines = text.components(separatedBy: "\n")[...]
    while let line = lines.first, !line.hasPrefix("$ plugtrack ") {
      lines.removeFirst()
      if line.hasPrefix("=== ") {
        files.append((String(line.dropFirst(4)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    self.files = files
    command = String((lines.popFirst() ?? "").dropFirst("$ plugtrack ".count))
    expected = lines.joined(separator: "\n")
  }

  /// The command without what ails the machine.
  var arguments: [String] {
    command.prefix { $0 != "(" }.split(separator: " ").map(String.init)
  }

  /// The variables that bring about what ails the machine; empty when nothing does.
  var faults: [String: String] {
    if command.hasSuffix("(without memory for YAML)") { return ["DISK_FAULTS_NO_YAML": "1"] }
    guard let match = command.firstMatch(of: /\((\S+) unreadable( from (\d+))?\)/) else {
      return [:]
    }
    return [
      "DISK_FAULTS_UNREADABLE": String(match.1),
      "DISK_FAULTS_READABLE": match.3.map(String.init) ?? "0",
    ]
  }

  /// Writes the files beside those of a small, sound data directory.
  func write(into folder: TemporaryDirectory) throws {
    try folder.write(SampleLog.files)
    for (path, text) in files {
      let parts = path.components(separatedBy: " -> ")
      if parts.count == 2 {
        try folder.link(parts[0], to: parts[1])
      } else {
        try folder.write(path, Self.bytes(of: text))
      }
    }
  }

  /// The case with what is printed now in the place of what was.
  func text(printing printed: String) -> String {
    files.map { "=== \($0.path)\n\($0.text)" }.joined() + "$ plugtrack \(command)\n\(printed)"
  }

  /// A text with the bytes that it has in brackets.
  ///
  /// The last line end is left out behind them: a file that ends in bytes ends there.
  private static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    if rest.hasSuffix("⟧\n") { rest = rest.dropLast() }
    while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
      bytes += rest[..<open].utf8
      let parts = rest[rest.index(after: open)..<close].split(separator: "×")
      let unit = (parts.first ?? "").split(separator: " ").compactMap { UInt8($0, radix: 16) }
      let count = parts.count == 2 ? Int(parts[1].filter { $0 != " " }) ?? 1 : 1
      for _ in 0..<count { bytes += unit }
      rest = rest[rest.index(after: close)...]
    }
    return bytes + rest.utf8
  }
}
