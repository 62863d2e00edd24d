/// Whether a program such as git-crypt or git-lfs changes files on their way into the repository:
/// libgit2 does not run it, and would commit the plain text.
enum FilterCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let files =
      [
        folder.root + "/.gitattributes", folder.common + "/info/attributes",
        state.configuration["core.attributesfile"].map { expanded($0, state) }
          ?? expanded("~/.config/git/attributes", state),
      ] + state.dataPaths.map { "\(folder.root)/\($0)/.gitattributes" }
    return files.flatMap { problems(of: $0, state) }
  }

  private static func problems(of path: String, _ state: RepositoryState) -> [SyncProblem] {
    guard let text = FileLook.text(path) else { return [] }
    let shown = state.folder.shown(path)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
        guard let pattern = words.first, !pattern.hasPrefix("#"), !pattern.hasPrefix("[attr]"),
          let attribute = words.dropFirst().first(where: { isForeign($0) }),
          mayMatchData(String(pattern), state)
        else { return nil }
        return SyncProblem(
          .externalFilter,
          "\(shown):\(number + 1)",
          "\(pattern) has the attribute \(attribute): PlugTrack does not run such programs, "
            + "and would commit these files as they are",
          fix: "take data files out of the pattern, or sync with git itself"
        )
      }
  }

  private static func isForeign(_ attribute: Substring) -> Bool {
    attribute.hasPrefix("filter=") || attribute.hasPrefix("working-tree-encoding=")
  }

  /// Whether a pattern may concern files of the data; one that certainly does not is let be.
  private static func mayMatchData(_ pattern: String, _ state: RepositoryState) -> Bool {
    let pattern = pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern
    let name = pattern.split(separator: "/").last ?? ""
    let ends = name.hasSuffix("*") || name.hasSuffix(".yaml") || name.hasSuffix("]")
    guard pattern.contains("/"), let folder = pattern.split(separator: "/").first else {
      return ends || state.dataPaths.contains(String(name))
    }
    let isWild = folder.contains { "*?[".contains($0) }
    return ends && (isWild || state.dataPaths.contains(String(folder)))
  }

  private static func expanded(_ path: String, _ state: RepositoryState) -> String {
    path.hasPrefix("~/") ? (state.environment["HOME"] ?? "") + path.dropFirst() : path
  }
}
