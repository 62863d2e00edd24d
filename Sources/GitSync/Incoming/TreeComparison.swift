/// Collects what is wrong with the folders of an incoming commit.
struct TreeComparison {
  let root: String
  let dataPaths: Set<String>
  private(set) var problems: [SyncProblem] = []
  /// Whether the file system takes `A` and `a` for one name.
  private let ignoresCase: Bool

  /// More than these would be told by nobody.
  private static let most = 50

  private let largestFileBytes: Int

  init(root: String, dataPaths: Set<String>, largestFileBytes: Int) {
    self.largestFileBytes = largestFileBytes
    self.root = root
    self.dataPaths = dataPaths
    ignoresCase = FileLook(root + "/.GIT") != nil
  }

  /// Looks at the names of one folder.
  mutating func look(
    at entries: [IncomingEntry],
    in folder: String,
    besides known: [String: IncomingEntry]
  ) {
    var names: [String: String] = [:]
    for entry in entries {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if let other = names.updateValue(entry.name, forKey: entry.name.lowercased()) {
        add(
          .caseClash,
          path,
          "the remote has \(other) and \(entry.name), which are one name on some systems",
          "rename one of the two there"
        )
      }
      guard known[entry.name]?.id != entry.id else { continue }
      look(at: entry, path)
      if ignoresCase,
        let other = known.keys.first(where: {
          $0 != entry.name
            && $0.lowercased() == entry.name.lowercased()
        })
      {
        add(
          .caseRename,
          path,
          "the remote renames \(other) to \(entry.name), which is one name on this disk",
          "rename it here by git mv, commit, and sync again"
        )
      }
    }
  }

  private mutating func look(at entry: IncomingEntry, _ path: String) {
    if !IncomingName.isUsable(entry.name) {
      add(
        .remoteName,
        path,
        "the remote has a file of the name \"\(entry.name)\", which must not be made here",
        "remove it there; nothing has been taken over"
      )
      return
    }
    switch entry.kind {
    case .link:
      add(
        .remoteLink,
        path,
        "the remote has a link at \(path), which could lead anywhere",
        "put the file itself there; nothing has been taken over"
      )
    case .submodule:
      add(
        .remoteSubmodule,
        path,
        "the remote has another repository inside, at \(path)",
        "remove it there: git rm \(path); nothing has been taken over"
      )
    case .other:
      add(
        .remoteName,
        path,
        "the remote has something at \(path) that is neither a file nor a folder",
        "remove it there; nothing has been taken over"
      )
    case .file, .folder: break
    }
  }

  /// Looks at a file that is new or has changed.
  mutating func look(
    atFile path: String,
    isNew: Bool,
    sizeBytes: Int,
    isSame: () -> Bool
  ) {
    let isRecord = path.hasSuffix(".yaml") && dataPaths.contains(String(path.prefix { $0 != "/" }))
    let most = isRecord ? IncomingLimit.recordBytes : largestFileBytes
    if sizeBytes > most {
      add(
        .remoteTooLarge,
        path,
        "\(path) has \(sizeBytes >> 20) MiB on the remote, and may have \(most >> 20) at most",
        "remove it there; nothing has been taken over"
      )
    }
    guard isNew, FileLook("\(root)/\(path)") != nil, !isSame() else { return }
    add(
      .untrackedInTheWay,
      path,
      "\(path) comes from the remote, and another file that git does not know is in its place",
      "move it away, or add it: git add \(path)"
    )
  }

  private mutating func add(
    _ code: SyncProblem.Code,
    _ place: String,
    _ message: String,
    _ fix: String
  ) {
    guard problems.count < Self.most else { return }
    problems.append(SyncProblem(code, place, message, fix: fix))
  }
}
