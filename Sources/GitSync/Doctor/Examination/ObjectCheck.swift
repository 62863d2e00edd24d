/// Whether everything that references lead to can be read.
enum ObjectCheck {
  /// How many are told one by one.
  private static let most = 20

  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    var damaged: [ObjectID: String] = [:]
    var past: [ObjectID: String] = [:]
    for (id, path) in looseObjects(folder) where FileLook(path)?.sizeBytes == 0 {
      damaged[id] = "is empty: it was torn when the machine stopped"
    }
    for damage in ObjectSurvey(folder.root)?.damaged() ?? [] {
      if damage.isOfPast, damage.kind == .file, damaged[damage.id] == nil {
        past[damage.id] = damage.path
        continue
      }
      let what =
        damage.path.isEmpty ? "a \(damage.kind.rawValue)" : "\(damage.path)"
      damaged[damage.id] =
        (damaged[damage.id].map { $0 + ", and" } ?? "cannot be read, and")
        + " \(what) is in it"
    }
    let problems = damaged.sorted { $0.key < $1.key }.prefix(most).map { id, message in
      let place = folder.shown(path(of: id, folder))
      return SyncProblem(
        .objectDamaged,
        place,
        "\(place) \(message)",
        fix:
          "plugtrack doctor --fix goes back to the last commit that is whole, and keeps the files"
      )
    }
    let losses = past.sorted { $0.key < $1.key }.prefix(most).map { loss($0.key, $0.value, folder) }
    let count = max(0, damaged.count - most) + max(0, past.count - most)
    guard count > 0 else { return problems + losses }
    return problems + losses + [
      SyncProblem(
        .objectDamaged,
        folder.shown(folder.common + "/objects"),
        "\(count) more objects are damaged",
        fix: "run plugtrack doctor --fix again afterwards",
        severity: damaged.count > most ? .error : .warning
      )
    ]
  }

  /// What the files were once and are no more: nothing of today hangs on it.
  private static func loss(_ id: ObjectID, _ path: String, _ folder: GitFolder) -> SyncProblem {
    let place = folder.shown(self.path(of: id, folder))
    return SyncProblem(
      .objectDamaged,
      place,
      "an earlier text of \(path) is lost; what the last commit has is whole",
      fix: "nothing has to be done here. A clone of the remote has it, if it was ever sent there;"
        + " if it was not, a remote cannot be sent this history any more:"
        + " mv .git .git-damaged && plugtrack init begins a new one",
      severity: .warning
    )
  }

  private static func looseObjects(_ folder: GitFolder) -> [(ObjectID, String)] {
    let objects = folder.common + "/objects"
    return FileLook.names(in: objects).filter { $0.utf8.count == 2 }.flatMap { prefix in
      FileLook.names(in: "\(objects)/\(prefix)").compactMap { name in
        ObjectID(hexadecimal: prefix + name).map { ($0, "\(objects)/\(prefix)/\(name)") }
      }
    }
  }

  private static func path(of id: ObjectID, _ folder: GitFolder) -> String {
    let digits = id.description
    return "\(folder.common)/objects/\(digits.prefix(2))/\(digits.dropFirst(2))"
  }
}

/// Whether the branch of HEAD stands on a commit that is whole.
enum TipCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    guard let head = FileLook.text(folder.git + "/HEAD"), head.hasPrefix("ref: "),
      let survey = ObjectSurvey(folder.root), let tip = survey.commit(of: "HEAD"),
      !survey.isWhole(tip)
    else { return [] }
    let name = String(head.dropFirst("ref: ".count).prefix { $0 != "\n" })
    return [
      SyncProblem(
        .referenceDamaged,
        folder.shown("\(folder.common)/\(name)"),
        "\(name) stands on \(tip.short), which is not whole",
        fix: "plugtrack doctor --fix goes back to the last commit that is whole"
      )
    ]
  }
}
