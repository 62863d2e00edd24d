import ChargingLog
import DataDirectory
import GitSync
import TerminalText

/// The git repository of a data directory that has none yet.
struct NewRepository {
  let context: CommandContext
  let directory: DataDirectory

  private static let attributes = "*.yaml -text merge=plugtrack diff=plugtrack\n"
  private static let ignored = """
    .plugtrack-*.tmp
    *.swp
    *~
    .DS_Store
    *.rejected.csv

    """

  /// Makes the repository of a new data directory, with its first commit.
  func begin(_ files: [FileChange], commits: Bool) async throws {
    let own = try ownFiles
    try directory.write(own)
    let repository = try Repository.create(directory.root, branch: "main")
    guard commits else { return }
    try await record(files + own, "begin the charging log", in: repository, Settings())
  }

  /// Makes a repository of a data directory that has files already.
  func make(_ options: WriteOptions) async throws {
    let index = try await directory.load()
    let own = try ownFiles
    if options.isDryRun {
      for change in own {
        try context.streams.write(
          LineDiff(change)
            .painted(context.style)
        )
      }
      return
    }
    try directory.write(own)
    let repository = try Repository.create(directory.root, branch: "main")
    try context.streams.printLine("made a git repository in \(directory.root.escapingControls)")
    guard !options.leavesUncommitted else { return }
    var paths = await directory.recordFiles().map(\.path)
    for kind in JSONSchema.kinds where directory.exists(DataDirectory.schemaPath(of: kind)) {
      paths.append(DataDirectory.schemaPath(of: kind))
    }
    let files = try paths.map { path in
      FileChange(path: path, before: nil, after: try directory.bytes(of: path))
    }
    try await record(files + own, "begin the history", in: repository, index.settings)
  }

  private func record(
    _ files: [FileChange],
    _ subject: String,
    in repository: Repository,
    _ settings: Settings
  ) async throws {
    let recorded = try await repository.record(
      files.filter { $0.after != nil }.map { PathChange(path: $0.path, content: $0.after) },
      message: CommitMessage(subject),
      by: context.committer(settings)
    )
    for note in recorded?.notes ?? [] { context.streams.note(note.escapingControls) }
  }

  /// git's own files: what is there already stays, with our lines at its end.
  private var ownFiles: [FileChange] {
    get throws {
      try [(".gitattributes", Self.attributes), (".gitignore", Self.ignored)].map { path, text in
        let before = try directory.bytes(of: path)
        guard let before else {
          return FileChange(path: path, before: nil, after: Array(text.utf8))
        }
        let present = String(decoding: before, as: UTF8.self)
        let lines = Set(present.split(whereSeparator: \.isNewline))
        let missing = text.split(separator: "\n").filter { !lines.contains($0) }
        let end = present.isEmpty || present.hasSuffix("\n") ? "" : "\n"
        let added = missing.isEmpty ? "" : end + missing.joined(separator: "\n") + "\n"
        return FileChange(path: path, before: before, after: before + Array(added.utf8))
      }
    }
  }
}
