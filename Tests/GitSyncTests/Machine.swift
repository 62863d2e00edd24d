import Foundation
import GitSync
import TestSupport

/// A folder that is synced with others, without the program around it.
final class Machine: Sendable {
  let name: String
  let folder: TemporaryDirectory
  let repository: Repository
  let origin: String

  init(_ name: String, origin: String) throws {
    self.name = name
    self.origin = origin
    folder = try TemporaryDirectory()
    repository = try Repository.create(folder.path, branch: "main")
  }

  var git: Git { Git(folder.path) }

  func committer(at seconds: Int64) -> Committer {
    Committer(
      secondsSince1970: seconds,
      machine: name,
      environment: ["GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name)@example.org"]
    )
  }

  /// Writes a file and commits it.
  func commit(_ path: String, _ text: String?, at seconds: Int64) async throws {
    if let text {
      try folder.write(path, text)
    } else {
      try FileManager.default.removeItem(atPath: folder.path(path))
    }
    try await repository.record(
      [PathChange(path: path, content: text.map { Array($0.utf8) })],
      message: CommitMessage("change \(path)"),
      by: committer(at: seconds)
    )
  }

  @discardableResult
  func sync(
    at seconds: Int64 = 1_800_000_000,
    transport: Transport = .plainGit,
    merging: FileMerging = .lines
  ) async throws -> SyncOutcome {
    let folder = folder
    return try await SyncRun(
      repository: repository,
      remote: Remote(root: folder.path, name: origin, address: origin),
      branch: "main",
      transport: transport,
      committer: committer(at: seconds),
      merging: merging,
      patience: .seconds(10),
      onStep: { _ in },
      commitLocal: {},
      exclusively: { body in
        try await body { writes in
          for write in writes {
            let present = folder.bytes(write.path)
            guard present == write.before else {
              throw GitError(.changedUnderneath, "is not as it was", place: write.path)
            }
            if let after = write.after {
              try folder.write(write.path, after)
            } else {
              try FileManager.default.removeItem(atPath: folder.path(write.path))
            }
          }
        }
      }
    ).run()
  }
}

extension FileMerging {
  /// Keeps the lines of both sides, sorted; an edit wins over a removal.
  static let lines = FileMerging { question in
    guard let one = question.primary.bytes, let other = question.secondary.bytes else {
      return Answer(content: question.primary.bytes ?? question.secondary.bytes)
    }
    let base = Self.lines(question.base ?? [])
    let (left, right) = (Self.lines(one), Self.lines(other))
    let kept = base.intersection(left).intersection(right)
    let added = left.subtracting(base).union(right.subtracting(base))
    let text = kept.union(added).sorted().map { $0 + "\n" }.joined()
    return Answer(content: Array(text.utf8))
  } combine: { _, one, _ in
    Answer(content: one)
  }

  /// Keeps one side of a file that both changed, and the other in a conflict file of a fixed name.
  static let values = FileMerging { question in
    let path = "conflicts/\(question.path)"
    guard let other = question.secondary.bytes else {
      return Answer(content: question.primary.bytes)
    }
    return Answer(content: question.primary.bytes, conflicts: [path: other])
  } combine: { path, one, other in
    let mark = String(decoding: other, as: UTF8.self).filter(\.isNumber)
    return Answer(content: one, conflicts: one == other ? [:] : ["\(path)-\(mark)": other])
  }

  private static func lines(_ bytes: [UInt8]) -> Set<String> {
    Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}

extension TemporaryDirectory {
  /// A bare repository that machines push to.
  static func origin() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try Git(folder.path).run("init", "-q", "--bare", "-b", "main", ".")
    return folder
  }
}
