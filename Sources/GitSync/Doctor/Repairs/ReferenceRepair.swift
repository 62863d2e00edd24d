import CLibGit2
import Glibc

/// Puts references on the last commit of theirs that is whole.
enum ReferenceRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    guard problem.code == .referenceDamaged else { return nil }
    let folder = state.folder
    let path = state.path(problem.place)
    if path == folder.common + "/packed-refs" { return repairPacked(path, copies) }
    guard path.hasPrefix(folder.common + "/refs/") else { return nil }
    let name = String(path.dropFirst(folder.common.count + 1))
    if name.hasPrefix("refs/remotes/") {
      return copies.take(path) ? "took \(name) away: the next sync fetches it" : nil
    }
    guard name.hasPrefix("refs/heads/"), let survey = ObjectSurvey(folder.root) else { return nil }
    let branch = String(name.dropFirst("refs/heads/".count))
    guard let id = candidates(for: branch, state).first(where: survey.isWhole), copies.copy(path),
      FileWriting.write(Array("\(id)\n".utf8), to: path)
    else { return nil }
    for log in ["\(folder.git)/logs/HEAD", "\(folder.common)/logs/\(name)"] {
      clean(log, survey, copies)
    }
    // What the index says belongs to the commit that was lost.
    if copies.copy(folder.git + "/index") { try? IndexRepair.rebuild(folder.root) }
    return "put the branch \(branch) on \(id.short), its last commit that is whole; "
      + "what came after it is still in the files, and the next sync commits it"
  }

  /// Commits that a branch stood on, the latest first; then where the remote has it.
  private static func candidates(for branch: String, _ state: RepositoryState) -> [ObjectID] {
    let folder = state.folder
    let log = FileLook.text("\(folder.common)/logs/refs/heads/\(branch)") ?? ""
    let logged = log.split(separator: "\n").reversed().flatMap { line in
      let words = line.split(separator: " ")
      return [words.dropFirst().first, words.first].compactMap { $0 }
    }
    let ofHead = (FileLook.text(folder.git + "/logs/HEAD") ?? "").split(separator: "\n").reversed()
      .compactMap { $0.split(separator: " ").dropFirst().first }
    let remote = FileLook.text("\(folder.common)/refs/remotes/\(state.remote)/\(branch)")
    return
      (logged + (HeadRecovery(folder).branch == branch ? ofHead : [])
      + [remote?.prefix { $0 != "\n" }].compactMap { $0 })
      .compactMap { ObjectID(hexadecimal: $0) }
  }

  /// Takes the lines out of a log that lead to commits which are no more.
  private static func clean(_ log: String, _ survey: ObjectSurvey, _ copies: SavedCopies) {
    guard let text = FileLook.text(log), copies.copy(log) else { return }
    let lines = text.split(separator: "\n").filter { line in
      line.split(separator: " ").prefix(2).allSatisfy { word in
        ObjectID(hexadecimal: word).map(survey.isKnown) ?? false
      }
    }
    _ = FileWriting.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: log)
  }

  private static func repairPacked(_ path: String, _ copies: SavedCopies) -> String? {
    guard let text = FileLook.bytes(path), copies.copy(path) else { return nil }
    let whole = text.split(separator: UInt8(ascii: "\n")).filter { bytes in
      let line = String(decoding: bytes, as: UTF8.self)
      return line.hasPrefix("#") || line.hasPrefix("^")
        || (ObjectID(hexadecimal: line.prefix(40)) != nil
          && ReferenceName.isUsable(String(line.dropFirst(41))))
    }
    return FileWriting.write(whole.flatMap { $0 + [UInt8(ascii: "\n")] }, to: path)
      ? "kept the lines of packed-refs that are whole" : nil
  }
}
