/// Whether the branches lead to commits.
enum ReferenceCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    var problems: [SyncProblem] = []
    for kind in ["refs/heads", "refs/remotes", "refs/tags"] {
      for name in FileLook.files(below: "\(folder.common)/\(kind)") where !name.hasSuffix(".lock") {
        let path = "\(folder.common)/\(kind)/\(name)"
        guard let text = FileLook.text(path), !isUsable(text) else { continue }
        let isEmpty = text.utf8.allSatisfy { $0 == 0 || $0 == 10 }
        problems.append(
          SyncProblem(
            .referenceDamaged,
            folder.shown(path),
            "\(kind == "refs/heads" ? "the branch" : "the reference") \(name) is "
              + (isEmpty ? "empty: it was torn when the machine stopped" : "not a commit's name"),
            fix: "plugtrack doctor --fix finds its last commit and writes it anew"
          )
        )
      }
    }
    if let line = PackedReferences(folder).damagedLine {
      let shown = folder.shown(folder.common + "/packed-refs")
      problems.append(
        SyncProblem(
          .referenceDamaged,
          shown,
          "\(shown) is damaged at line \(line)",
          fix: "plugtrack doctor --fix keeps the lines that are whole"
        )
      )
    }
    return problems
  }

  static func isUsable(_ text: String) -> Bool {
    let line = text.prefix { $0 != "\n" }
    return ObjectID(hexadecimal: line) != nil || line.hasPrefix("ref: refs/")
  }
}
