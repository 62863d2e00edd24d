import Foundation
import TestSupport

/// A folder of `Sources`, as the page of the architecture has it.
struct Room: Sendable {
  var name: String
  /// The rooms and packages that it may import.
  var imports: Set<String>

  /// The rows of the table of rooms.
  static var documented: [Room] {
    get throws {
      let page = try String(
        contentsOf: Package.root.appending(path: "docs/architecture.md"),
        encoding: .utf8
      )
      let lines = page.components(separatedBy: "\n")
      guard let head = lines.firstIndex(where: { $0.hasPrefix("| room |") }) else { return [] }
      return lines[(head + 2)...].prefix { $0.hasPrefix("|") }.compactMap { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == 6, let name = words(in: cells[1]).first else { return nil }
        return Room(name: name, imports: Set(words(in: cells[4])))
      }
    }
  }

  private static func words(in cell: Substring) -> [String] {
    cell.matches(of: /`(\w+)`/).map { String($0.1) }
  }
}
