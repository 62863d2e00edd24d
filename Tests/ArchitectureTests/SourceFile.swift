import Foundation
import TestSupport

/// A Swift file of the package.
struct SourceFile: Sendable {
  /// The path, relative to the package.
  var path: String
  var text: String

  /// The folder of `Sources` that it belongs to.
  var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// Its lines without comments.
  var codeLines: [Substring] {
    text.split(separator: "\n").filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
  }

  /// The modules that it imports.
  var imports: [String] {
    codeLines.compactMap { line in
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"),
        words[..<position].allSatisfy(Self.isModifier)
      else {
        return nil
      }
      return words[(position + 1)...].last.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static func isModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@")
      || ["public", "package", "internal", "fileprivate", "private"].contains(word)
  }

  /// The Swift files below a folder of the package.
  static func all(in folder: String) throws -> [SourceFile] {
    let paths =
      FileManager.default.enumerator(atPath: Package.root.appending(path: folder).path)?.allObjects
      ?? []
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      path in
      let url = Package.root.appending(path: "\(folder)/\(path)")
      return SourceFile(
        path: "\(folder)/\(path)",
        text: try String(contentsOf: url, encoding: .utf8)
      )
    }
  }
}
