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
  /// The files of sessions.
  var sessions = SessionFiles()
  /// What stands where a record should and is none.
  var diagnostics: [Diagnostic] = []

  private static let maximumDepth = 32

  /// Walks the folders of a data directory; whatever cannot be read is reported and passed over.
  static func of(_ root: String) async -> DirectoryWalk {
    var walk = DirectoryWalk(ofAllButSessions: root)
    await walk.addSessions(root)
    return walk
  }

  private init() {}

  /// Finds all files but those of sessions.
  init(ofAllButSessions root: String) { walkTop(root) }

  /// Finds the files of sessions.
  mutating func addSessions(_ root: String) async {
    let parts = await concurrently(sessionFolders(root)) { folder in
      var part = DirectoryWalk()
      part.walk(root, folder.path, depth: folder.depth, isDeep: folder.isLeaf)
      return part
    }
    sessions.append(contentsOf: parts.map(\.sessions))
    for part in parts { diagnostics += part.diagnostics }
    // Folders rarely lie between the files of their parent, so this is rarely needed.
    let filled = parts.map(\.sessions).filter { !$0.isEmpty }
    let isSorted = zip(filled, filled.dropFirst()).allSatisfy { left, right in
      guard let last = left.last, let first = right.first else { return true }
      return PathOrder.precedes(last.path, first.path)
    }
    if !isSorted { sessions = sessions.sorted() }
  }

  /// The folders that records stand in.
  private static let recordFolders = Set(RecordKind.allCases.map(\.folder))

  private mutating func walkTop(_ root: String) {
    let top = list(root, "")
    for name in top.names {
      let path = top.path(of: name)
      let isRecordFolder = Self.recordFolders.contains(path)
      switch top.kind(of: name) {
      case .folder where path == "sessions", .gone: break
      case .folder where isRecordFolder: walk(root, path, depth: 1, isDeep: true)
      case .file(let identity) where path == "settings.yaml":
        files.append(File(path: path, identity: identity))
      case .file where name.isYAML: strayFile(path)
      case .link where isRecordFolder || path == "settings.yaml": reportLink(path)
      case .file where isRecordFolder, .other where isRecordFolder:
        report(
          "not-a-folder",
          path,
          "is a file where a folder should stand",
          fix: "rename or remove it"
        )
      case .folder where path == "settings.yaml": notAFile(path, isFolder: true)
      case .other where path == "settings.yaml": notAFile(path)
      case .folder: reportMisspelt(path, below: root)
      case .unreadable(let code): reportUnreadable(path, code)
      case .file, .link, .other: break
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
    let listing = FolderListing(folder, below: root)
    for name in listing.names {
      let isFolder = listing.kind(of: name) == .folder
      if isFolder
        ? depth < 4 && holdsRecords(root, listing.path(of: name), depth: depth + 1)
        : name.isYAML || listing.isNearlyYAML(name)
      {
        return true
      }
    }
    return false
  }

  /// The folders that are walked at the same time: two levels down, as the program makes them.
  ///
  /// What is wrong with what they hold is reported when they are walked.
  private func sessionFolders(_ root: String) -> [(path: String, depth: Int, isLeaf: Bool)] {
    guard FileAccess.isDirectory(root + "/sessions") else { return [] }
    var result: [(path: String, depth: Int, isLeaf: Bool)] = [("sessions", 1, false)]
    for year in Self.folders(in: "sessions", below: root) {
      result.append((year, 2, false))
      result += Self.folders(in: year, below: root).map { ($0, 3, true) }
    }
    return result
  }

  private static func folders(in folder: String, below root: String) -> [String] {
    let listing = FolderListing(folder, below: root)
    var paths: [String] = []
    for name in listing.names where !name.isYAML && listing.kind(of: name) == .folder {
      paths.append(listing.path(of: name))
    }
    return paths
  }

  /// Walks a folder, and the folders below it where `isDeep`.
  private mutating func walk(_ root: String, _ folder: String, depth: Int, isDeep: Bool) {
    let isOfSessions = folder == "sessions" || folder.hasPrefix("sessions/")
    let listing = list(root, folder)
    for name in listing.names {
      let isRecord = name.isYAML
      let kind = listing.kind(of: name)
      if isRecord, isOfSessions, case .file(let identity) = kind {
        sessions.append(listing.prefix, listing.bytes(of: name), identity)
        continue
      }
      let path = listing.path(of: name)
      switch kind {
      case .folder where isRecord: notAFile(path, isFolder: true)
      case .folder where isDeep && depth < Self.maximumDepth:
        walk(root, path, depth: depth + 1, isDeep: true)
      case .folder where isDeep:
        report(
          "nesting",
          path,
          "folders nested deeper than \(Self.maximumDepth)",
          fix: "move its files up"
        )
      case .file(let identity) where isRecord: add(File(path: path, identity: identity))
      case .link where isRecord || FileAccess.leadsToDirectory(root + "/" + path):
        reportLink(path)
      case .other where isRecord: notAFile(path)
      case .file where listing.isNearlyYAML(name): reportMisnamed(path)
      case .unreadable(let code): reportUnreadable(path, code)
      case .folder, .file, .link, .other, .gone: break
      }
    }
  }

  private mutating func notAFile(_ path: String, isFolder: Bool = false) {
    let found = isFolder ? "a folder stands where a record's file should" : "is no ordinary file"
    report("not-a-file", path, found, fix: "rename or remove it")
  }

  private mutating func add(_ file: File) {
    switch RecordKind(path: file.path) {
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

  /// Lists a folder, and tells what of it could not be read.
  private mutating func list(_ root: String, _ folder: String) -> FolderListing {
    let listing = FolderListing(folder, below: root)
    for _ in 0..<listing.namesNotUTF8 {
      report(
        "file-name",
        (folder.isEmpty ? "" : folder + "/") + "?",
        "a file's name here is not UTF-8, so it is not read",
        fix: "rename the file"
      )
    }
    if let code = listing.failure { reportUnreadable(folder, code) }
    return listing
  }

  private mutating func reportUnreadable(_ path: String, _ code: Int32) {
    report("unreadable", path.isEmpty ? "." : path, "cannot be read: \(errorText(code))", fix: nil)
  }
}
