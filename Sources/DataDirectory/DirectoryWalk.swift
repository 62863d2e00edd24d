import ChargingLog
import Glibc
import YAMLRecord

/// The files of a data directory, found without reading them.
struct DirectoryWalk: Sendable {
  /// A record's file.
  struct File: Sendable {
    /// Relative to the data directory.
    var path: String
    var identity: FileIdentity
  }

  /// The files of all records but sessions.
  var files: [File] = []
  /// The files of sessions, in walk order.
  var sessions: [File] = []
  /// What stands where a record should and is none.
  var diagnostics: [Diagnostic] = []

  private static let maximumDepth = 32

  /// Walks the folders of a data directory; whatever cannot be read is reported and passed over.
  static func of(_ root: String) async -> DirectoryWalk {
    var walk = DirectoryWalk()
    walk.walkTop(root)
    let months = walk.sessionFolders(root)
    let parts = await concurrently(months) { folder in
      var part = DirectoryWalk()
      part.walk(root, folder.path, depth: folder.depth, isDeep: folder.isLeaf)
      return part
    }
    for part in parts {
      walk.sessions += part.sessions
      walk.diagnostics += part.diagnostics
    }
    let filled = parts.filter { !$0.sessions.isEmpty }
    // Folders rarely lie between the files of their parent, so this is rarely needed.
    let isSorted = zip(filled, filled.dropFirst()).allSatisfy { left, right in
      guard let last = left.sessions.last, let first = right.sessions.first else { return true }
      return PathOrder.precedes(last.path, first.path)
    }
    if !isSorted { walk.sessions.sort { PathOrder.precedes($0.path, $1.path) } }
    return walk
  }

  /// Walks all folders but that of the sessions.
  static func withoutSessions(of root: String) -> DirectoryWalk {
    var walk = DirectoryWalk()
    walk.walkTop(root)
    return walk
  }

  /// The folders that records stand in.
  private static let recordFolders = Set(RecordKind.allCases.map(\.folder))

  private mutating func walkTop(_ root: String) {
    for entry in list(root, "") {
      let isRecordFolder = Self.recordFolders.contains(entry.path)
      switch entry.kind {
      case .folder where entry.path == "sessions": break
      case .folder where isRecordFolder:
        walk(root, entry.path, depth: 1, isDeep: true)
      case .file(let identity) where entry.path == "settings.yaml":
        files.append(File(path: entry.path, identity: identity))
      case .file where entry.isYAML: strayFile(entry.path)
      case .link where isRecordFolder || entry.path == "settings.yaml": reportLink(entry.path)
      case .file where isRecordFolder, .other where isRecordFolder:
        report(
          "not-a-folder",
          entry.path,
          "is a file where a folder should stand",
          fix: "rename or remove it"
        )
      case .folder where entry.path == "settings.yaml", .other where entry.path == "settings.yaml":
        notAFile(entry)
      case .folder: reportMisspelt(entry.path, below: root)
      default: break
      }
    }
  }

  /// Tells of a folder with records in it whose name is nearly one that records are read from.
  private mutating func reportMisspelt(_ folder: String, below root: String) {
    let folders = Self.recordFolders.filter { !$0.isEmpty }.sorted()
    guard let meant = Spelling.nearest(to: folder, among: folders),
      Self.holdsRecords(root, folder, depth: 1)
    else { return }
    report(
      "stray-folder",
      folder,
      "no record is read from this folder",
      severity: .warning,
      fix: "did you mean \(meant)? move its files there"
    )
  }

  /// Whether a file that is named as records are stands in a folder or a few levels below.
  private static func holdsRecords(_ root: String, _ folder: String, depth: Int) -> Bool {
    let items = FolderListing(folder, below: root).items
    if items.contains(where: { ($0.isYAML || $0.isNearlyYAML) && $0.kind != .folder }) {
      return true
    }
    return depth < 4
      && items.contains { $0.kind == .folder && holdsRecords(root, $0.path, depth: depth + 1) }
  }

  /// The folders that are walked at the same time: two levels down, as the program makes them.
  private func sessionFolders(_ root: String) -> [(path: String, depth: Int, isLeaf: Bool)] {
    guard FileAccess.isDirectory(root + "/sessions") else { return [] }
    var result: [(path: String, depth: Int, isLeaf: Bool)] = [("sessions", 1, false)]
    // What is wrong here is reported when these folders are walked.
    var probe = DirectoryWalk()
    for year in probe.list(root, "sessions")
    where year.kind == .folder && !year.isYAML {
      result.append((year.path, 2, false))
      for month in probe.list(root, year.path)
      where month.kind == .folder && !month.isYAML {
        result.append((month.path, 3, true))
      }
    }
    return result
  }

  /// Walks a folder, and the folders below it where `isDeep`.
  private mutating func walk(_ root: String, _ folder: String, depth: Int, isDeep: Bool) {
    let isOfSessions = folder == "sessions" || folder.hasPrefix("sessions/")
    for entry in list(root, folder) {
      let isRecord = entry.isYAML
      switch entry.kind {
      case .folder where isRecord: notAFile(entry)
      case .folder where isDeep && depth < Self.maximumDepth:
        walk(root, entry.path, depth: depth + 1, isDeep: true)
      case .folder where isDeep:
        report(
          "nesting",
          entry.path,
          "folders nested deeper than \(Self.maximumDepth)",
          fix: "move its files up"
        )
      case .file(let identity) where isRecord && isOfSessions:
        sessions.append(File(path: entry.path, identity: identity))
      case .file(let identity) where isRecord: add(File(path: entry.path, identity: identity))
      case .link where isRecord || FileAccess.leadsToDirectory(root + "/" + entry.path):
        reportLink(entry.path)
      case .other where isRecord: notAFile(entry)
      case .file where entry.isNearlyYAML: reportMisnamed(entry.path)
      default: break
      }
    }
  }

  private mutating func notAFile(_ entry: FolderListing.Item) {
    let found =
      entry.kind == .folder ? "a folder stands where a record's file should" : "is no ordinary file"
    report("not-a-file", entry.path, found, fix: "rename or remove it")
  }

  private mutating func add(_ file: File) {
    switch RecordKind(path: file.path) {
    case .session: sessions.append(file)
    case nil: strayFile(file.path)
    default: files.append(file)
    }
  }

  private mutating func strayFile(_ path: String) {
    report(
      "stray-file",
      path,
      "no record belongs here, so the file is not read",
      severity: .warning,
      fix: "move it to cars/, locations/, tariffs/, sessions/ or rules/"
    )
  }

  private mutating func reportMisnamed(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
    report(
      "stray-file",
      path,
      "the names of records end in .yaml, so the file is not read",
      severity: .warning,
      fix: "rename it to \(stem).yaml"
    )
  }

  private mutating func reportLink(_ path: String) {
    report(
      "link",
      path,
      "links are not followed, so nothing here is read",
      severity: .warning,
      fix: "put the file itself here"
    )
  }

  private mutating func report(
    _ code: String,
    _ path: String,
    _ message: String,
    severity: Diagnostic.Severity = .error,
    fix: String?
  ) {
    diagnostics.append(
      Diagnostic(code: code, severity: severity, file: path, message: message, fix: fix)
    )
  }

  /// What a folder holds, sorted; dot files left out.
  private mutating func list(_ root: String, _ folder: String) -> [FolderListing.Item] {
    let listing = FolderListing(folder, below: root)
    for _ in 0..<listing.namesNotUTF8 {
      report(
        "file-name",
        (folder.isEmpty ? "" : folder + "/") + "?",
        "a file's name here is not UTF-8, so it is not read",
        fix: "rename the file"
      )
    }
    for (path, code) in listing.failures { reportUnreadable(path, code) }
    return listing.items
  }

  private mutating func reportUnreadable(_ path: String, _ code: Int32) {
    report("unreadable", path.isEmpty ? "." : path, "cannot be read: \(errorText(code))", fix: nil)
  }
}
