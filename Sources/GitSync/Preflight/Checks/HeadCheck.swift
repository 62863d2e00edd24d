/// Whether HEAD stands on a branch.
enum HeadCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let path = folder.git + "/HEAD"
    let shown = folder.shown(path)
    guard let text = FileLook.text(path) else { return [damaged(shown, "\(shown) is gone")] }
    let line = text.prefix { $0 != "\n" }
    if line.hasPrefix("ref: ") {
      let name = String(line.dropFirst("ref: ".count).drop { $0 == " " })
      guard ReferenceName.isUsable(name) else {
        return [damaged(shown, "\(shown) names no branch: \(line)")]
      }
      return []
    }
    guard ObjectID(hexadecimal: line) != nil else {
      return [damaged(shown, line.isEmpty ? "\(shown) is empty" : "\(shown) says nothing usable")]
    }
    // A rebase detaches HEAD, and is told by its own name.
    guard OperationCheck.problems(state).isEmpty else { return [] }
    let branch = HeadRecovery(folder).branch ?? "main"
    return [
      SyncProblem(
        .detachedHead,
        shown,
        "HEAD stands on the commit \(line.prefix(7)), not on a branch",
        fix: "git switch \(branch); to keep commits made meanwhile: git switch -c NAME"
      )
    ]
  }

  private static func damaged(_ place: String, _ message: String) -> SyncProblem {
    SyncProblem(
      .headDamaged,
      place,
      message,
      fix: "plugtrack doctor --fix finds the branch and writes it anew"
    )
  }
}

/// What git takes as the name of a reference, as far as it matters here.
enum ReferenceName {
  static func isUsable(_ name: String) -> Bool {
    name.hasPrefix("refs/") && !name.hasSuffix("/") && !name.contains("..")
      && !name.utf8.contains { $0 <= 0x20 || $0 == 0x7F }
  }
}

/// Finds the branch that HEAD stood on.
struct HeadRecovery {
  private let folder: GitFolder

  init(_ folder: GitFolder) { self.folder = folder }

  /// The branch, as in `main`: that of the last switch, else the only one, else a usual name.
  var branch: String? {
    let branches = names
    let switched = FileLook.text(folder.git + "/logs/HEAD")?.split(separator: "\n").reversed()
      .lazy.compactMap { line in
        line.firstMatch(of: /\tcheckout: moving from \S+ to (\S+)/).map { String($0.1) }
      }
      .first { branches.contains($0) }
    return switched ?? (branches.count == 1 ? branches.first : nil)
      ?? ["main", "master"].first(where: branches.contains)
  }

  private var names: [String] {
    let loose = FileLook.files(below: folder.common + "/refs/heads")
      .filter { !$0.hasSuffix(".lock") }
    let packed = PackedReferences(folder).names.compactMap { name in
      name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : nil
    }
    return Set(loose + packed).sorted()
  }
}
