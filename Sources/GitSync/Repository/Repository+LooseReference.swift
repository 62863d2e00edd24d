import CLibGit2
import Glibc

extension Repository {
  /// Moves a branch that is a file of its own, and notes it in the logs that are there already.
  ///
  /// libgit2 waits for the disk six times, one after the other; here the files are all written before
  /// the first is waited for.
  ///
  /// - Returns: `false` when anything about the branch or its logs is not the usual, and nothing was
  ///   done.
  /// - Throws: ``GitError`` of code `moved` when the branch is elsewhere by now.
  func moveLoose(
    _ reference: String,
    from old: ObjectID,
    to new: ObjectID,
    reason: String
  ) throws(GitError) -> Bool {
    let path = commonFolderPath + reference
    guard reference.hasPrefix("refs/heads/"), Self.firstLine(of: path)?.count == 40,
      configuration("core.logAllRefUpdates").map({ _ in isOn("core.logAllRefUpdates") }) ?? true,
      let log = LogFile("\(commonFolderPath)logs/\(reference)"),
      let headLog = LogFile(gitFolderPath + "logs/HEAD")
    else { return false }
    let isHead = try head().branch == reference
    let lock = try FileLock.take(path)
    // Nobody else moves it from here on.
    guard let line = Self.firstLine(of: path), ObjectID(hexadecimal: line) == old else {
      throw .moved(reference, nil)
    }
    let entry = "\(old) \(new) \(logSignature.header)\t\(CommitMessage.line(reason))\n"
    try log.append(entry)
    if isHead { try headLog.append(entry) }
    try lock.commit(Array("\(new)\n".utf8), after: [log.descriptor, headLog.descriptor])
    try LooseFiles.wait(for: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    return true
  }

  /// Who the log says that moved a branch: the user of the configuration, as git has it.
  private var logSignature: Signature {
    handle.configuredSignature
      ?? Signature(name: "unknown", email: "unknown", secondsSince1970: Int64(time(nil)))
  }

  private static func firstLine(of path: String) -> String? {
    FileLook(path)?.kind == .file
      ? FileLook.text(path).map { String($0.prefix { !$0.isNewline }) } : nil
  }
}

/// A log of where a reference was, which is there already.
private struct LogFile: ~Copyable {
  let descriptor: Int32
  private let path: String

  init?(_ path: String) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  func append(_ line: String) throws(GitError) {
    guard writeAll(Array(line.utf8), to: descriptor) else { throw .unwritable(path, errno) }
  }
}

extension GitError {
  /// A reference is no more where it was.
  static func moved(_ reference: String, _ cause: Cause?) -> GitError {
    GitError(
      .moved,
      "\(reference) was moved by another program meanwhile",
      place: reference,
      fix: "run the command again",
      cause: cause
    )
  }
}
