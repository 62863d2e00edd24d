import Foundation

/// The codes of diagnostics, as the sources write them.
public enum DiagnosticCodes {
  /// Every code that can stand in brackets behind a message; the viewer only shows them.
  public static var inSources: Set<String> {
    get throws { try inSources { !$0.hasPrefix("Viewer/") } }
  }

  /// Those of the data; the tests of a repository's failures make each of its situations.
  public static var ofData: Set<String> {
    get throws {
      try inSources { file in
        !["GitSync/", "Commands/Sync/", "Viewer/"].contains { file.hasPrefix($0) }
      }
    }
  }

  private static func inSources(where isWanted: (String) -> Bool) throws -> Set<String> {
    let folder = Package.root.appending(path: "Sources").path
    let files = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? []).compactMap {
      $0 as? String
    }
    var codes: Set<String> = []
    for file in files where file.hasSuffix(".swift") && isWanted(file) {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for pattern in patterns {
        for match in text.matches(of: pattern) { codes.insert(String(match.1)) }
      }
      if file.hasSuffix("CSVProblem.swift") || file.hasSuffix("Values/ValueProblem.swift") {
        for match in text.matches(of: /case \w+ = "([a-z-]+)"/) { codes.insert(String(match.1)) }
      }
      if file.hasSuffix("SyncProblem+Code.swift") || file.hasSuffix("GitError+Code.swift") {
        for match in text.matches(of: /case \w+ = "([a-z0-9-]+)"/) {
          codes.insert(String(match.1))
        }
      }
    }
    return codes.subtracting(ofOptions).union(spelledByKind)
  }

  /// A code is the first argument of what makes a diagnostic, or has the label `code`.
  private static var patterns: [Regex<(Substring, Substring)>] {
    [
      /(?:Finding|[Dd]iagnostic|ImportFailure|refuse|report|add)\(\s*"([a-z]+(?:-[a-z]+)*)"\s*,/,
      /code: "([a-z]+(?:-[a-z]+)*)"/,
      /code = "([a-z]+(?:-[a-z]+)*)"/,
      /code(?:\.rawValue)? \?\? "([a-z]+(?:-[a-z]+)*)"/,
    ]
  }

  /// Problems of options, which are told without a code.
  private static let ofOptions: Set = ["grouping", "period", "soc", "sort", "weekday", "where"]

  /// `unknown-<kind>` is put together from the kind.
  private static let spelledByKind: Set = ["unknown-car", "unknown-location", "unknown-tariff"]
}
