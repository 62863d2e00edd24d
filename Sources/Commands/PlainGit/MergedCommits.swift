import ChargingLog

/// The two commits that git is merging.
///
/// This side is `HEAD`. The other side is named in the environment: `git merge` and `git pull` set
/// `GITHEAD_<commit>`. Where they do not, as in a rebase or a cherry-pick, it is unknown, and this
/// side's values stand.
struct MergedCommits {
  private let git: GitProgram
  private let theirs: String?

  init(_ context: CommandContext) {
    git = GitProgram(folder: context.workingDirectory)
    let prefix = "GITHEAD_"
    let names = context.environment.keys.filter { $0.hasPrefix(prefix) }
    theirs = names.count == 1 ? names.first.map { String($0.dropFirst(prefix.count)) } : nil
  }

  /// The content of both sides, with what is known of their commits.
  func sides(ours: [UInt8], theirs content: [UInt8]) throws(CommandFailure)
    -> (ours: MergeSide, theirs: MergeSide)
  {
    (
      try side("HEAD", ours),
      try theirs.map { name throws(CommandFailure) in try side(name, content) }
        ?? MergeSide(bytes: content, commit: "", machine: nil, secondsSince1970: 0)
    )
  }

  private func side(_ name: String, _ content: [UInt8]) throws(CommandFailure) -> MergeSide {
    let format = "--format=%H%n%ct%n%(trailers:key=Machine,valueonly,separator=%x2C)"
    let outcome = try git.run(["log", "-1", "--no-show-signature", format, name, "--"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    guard outcome.status == 0, lines.count > 2, let time = Int64(lines[1]) else {
      return MergeSide(bytes: content, commit: "", machine: nil, secondsSince1970: 0)
    }
    return MergeSide(
      bytes: content,
      commit: String(lines[0]),
      machine: lines[2].isEmpty ? nil : String(lines[2]),
      secondsSince1970: time
    )
  }
}
