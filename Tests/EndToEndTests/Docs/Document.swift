import Foundation
import TestSupport

/// A page of the documentation.
struct Document: Sendable, CustomStringConvertible {
  /// Its path, relative to the package.
  let path: String
  let text: String

  var description: String { path }

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Package.root.appending(path: path), encoding: .utf8)
  }

  /// The README and every page below `docs`.
  static let paths: [String] = {
    let folder = Package.root.appending(path: "docs").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }()

  /// The text below the heading that has some words in it, up to the next heading of its level.
  func section(_ words: String) -> String? {
    let lines = text.components(separatedBy: "\n")
    let levels = headingLevels(of: lines)
    guard let start = lines.indices.first(where: { levels[$0] > 0 && lines[$0].contains(words) })
    else { return nil }
    let rest = lines.indices.suffix(from: start + 1)
    let end = rest.first { 1...levels[start] ~= levels[$0] } ?? lines.endIndex
    return lines[rest.startIndex..<end].joined(separator: "\n")
  }

  /// How deep a heading each line is; 0 for lines that are none.
  private func headingLevels(of lines: [String]) -> [Int] {
    var isFenced = false
    return lines.map { line in
      if line.hasPrefix("```") { isFenced.toggle() }
      return isFenced ? 0 : line.prefix { $0 == "#" }.count
    }
  }

  /// The cells of every table row, without the backticks' escapes.
  var rows: [[String]] {
    text.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.replacing("\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|") }
    }
  }
}

/// The text of a source file, for tests that hold a page against it.
func sourceText(_ path: String) throws -> String {
  try String(contentsOf: Package.root.appending(path: path), encoding: .utf8)
}
