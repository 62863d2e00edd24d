import CLibGit2
import Glibc

/// What a sync did.
package struct SyncOutcome: Sendable, Hashable {
  /// How many commits came from the other side.
  package var received = 0
  /// How many commits went there.
  package var sent = 0
  /// Whether both sides had something new, which was merged.
  package var hasMerged = false
  /// The conflict files that merging added.
  package var conflicts: [String] = []
  /// The files that changed here.
  package var written: [String] = []
  /// The trees that were merged, for checks of the result.
  package var sides: [ObjectID] = []
  /// What the user should know, such as that a hook was skipped.
  package var notes: [String] = []
}

/// One sync of a repository with another: commit, fetch, merge, write, push.
///
/// Nothing in the work tree moves before everything is fetched and merged in memory. Files are written
/// first, then the index, and the branch moves last: wherever it is stopped, the next one converges,
/// and nothing of the other side is taken back.
package struct SyncRun: Sendable {
  package var repository: Repository
  package var remote: Remote
  /// The branch on both sides, without `refs/heads/`.
  package var branch: String
  package var transport: Transport
  package var committer: Committer
  package var merging: FileMerging
  /// Commits what has been changed by hand.
  package var commitLocal: @Sendable () async throws -> Void
  /// Writes files whole or not at all; throws ``GitError`` of code `changedUnderneath` when one is not
  /// as it is said to be.
  package typealias Write = ([FileWrite]) async throws -> Void
  /// Keeps other programs from writing files while the body runs.
  ///
  /// Whoever commits what it has written does so in there as well, so that this lock always comes before
  /// that of a commit.
  package var exclusively: @Sendable ((Write) async throws -> Void) async throws -> Void
  /// How long to wait for another sync.
  package var patience: Duration
  /// Told of each step.
  package var onStep: @Sendable (String) -> Void

  package init(
    repository: Repository,
    remote: Remote,
    branch: String,
    transport: Transport,
    committer: Committer,
    merging: FileMerging,
    patience: Duration,
    onStep: @escaping @Sendable (String) -> Void,
    commitLocal: @escaping @Sendable () async throws -> Void,
    exclusively: @escaping @Sendable ((Write) async throws -> Void) async throws -> Void
  ) {
    self.repository = repository
    self.remote = remote
    self.branch = branch
    self.transport = transport
    self.committer = committer
    self.merging = merging
    self.patience = patience
    self.onStep = onStep
    self.commitLocal = commitLocal
    self.exclusively = exclusively
  }

  private static let attempts = 5

  /// Where the other side's branch is noted here.
  private var tracking: String {
    let isName = remote.name != remote.address
    return "refs/remotes/\(isName ? remote.name : "plugtrack")/\(branch)"
  }

  package func run() async throws -> SyncOutcome {
    let lock = try await repository.lock(.sync, patience: patience)
    defer { withExtendedLifetime(lock) {} }
    try await repository.refuseWhenBusy(branch)
    var outcome = SyncOutcome()
    for attempt in 1... {
      try await commitLocal()
      onStep("fetching")
      try await transport.fetch(remote, ["+refs/heads/\(branch):\(tracking)"])
      do {
        try await meet(&outcome)
        guard try await push(&outcome) else { break }
        break
      } catch let error as GitError
        where [.rejected, .moved, .changedUnderneath].contains(error.code)
        && attempt < Self.attempts
      {
        // Another machine, or somebody here, was faster: look again, not all at the same time.
        try await Task.sleep(for: .milliseconds(Int.random(in: 10...80) * attempt))
      }
    }
    // Both sides are in step, whether or not git's own commands can be told of it.
    try? await repository.noteUpstream(of: branch, at: remote)
    try await repository.noteSync(committer.secondsSince1970)
    return outcome
  }

  /// Brings this side to a commit that has everything of both.
  private func meet(_ outcome: inout SyncOutcome) async throws {
    guard let theirs = try await repository.target(of: tracking) else { return }
    let head = try await repository.head()
    guard let ours = head.commit else {
      outcome.received += try await repository.countCommits(of: theirs)
      return try await adopt(theirs, from: head, "sync: first", &outcome)
    }
    let distance = try await repository.distance(ours, theirs)
    guard distance.behind > 0 else { return }
    outcome.received += distance.behind
    if distance.ahead == 0 {
      return try await adopt(theirs, from: head, "sync: fast-forward", &outcome)
    }
    if try await repository.isSameMerge(ours, theirs) {
      return try await adopt(theirs, from: head, "sync: the same merge", &outcome)
    }
    onStep("merging")
    let merge = try await repository.merge(ours, theirs, merging, committer)
    outcome.hasMerged = true
    outcome.notes = await repository.skippedMergeHooks
    outcome.conflicts = Array(Set(outcome.conflicts).union(merge.conflicts)).sorted()
    for side in [ours, theirs] { outcome.sides.append(try await repository.commit(side).tree) }
    try await adopt(merge.commit, from: head, "sync: merge", &outcome)
  }

  private func adopt(
    _ commit: ObjectID,
    from head: Head,
    _ reason: String,
    _ outcome: inout SyncOutcome
  ) async throws {
    var written: [String] = []
    try await exclusively { write in
      written = try await adopt(commit, from: head, reason, write)
    }
    outcome.written = Array(Set(outcome.written).union(written)).sorted()
  }

  private func adopt(
    _ commit: ObjectID,
    from head: Head,
    _ reason: String,
    _ write: Write
  ) async throws -> [String] {
    let lock = try await repository.lock(.commit, patience: .seconds(10))
    defer { withExtendedLifetime(lock) {} }
    guard try await repository.head() == head else {
      throw GitError(.moved, "a commit was made meanwhile", place: "HEAD")
    }
    let tree = try await repository.commit(commit).tree
    let old: ObjectID? =
      if let id = head.commit { try await repository.commit(id).tree } else { nil }
    let writes = try await repository.writes(from: old, to: tree)
    try await write(writes)
    try await repository.adopt(commit, tree, from: head, reason: reason)
    return writes.map(\.path)
  }

  /// Sends what the other side does not have; `false` when there is nothing.
  private func push(_ outcome: inout SyncOutcome) async throws -> Bool {
    guard let ours = try await repository.head().commit else { return false }
    let theirs = try await repository.target(of: tracking)
    guard ours != theirs else { return false }
    let count: Int =
      if let theirs {
        try await repository.distance(ours, theirs).ahead
      } else {
        try await repository.countCommits(of: ours)
      }
    guard count > 0 else { return false }
    onStep("pushing")
    try await transport.push(remote, ["refs/heads/\(branch):refs/heads/\(branch)"])
    outcome.sent += count
    try await repository.note(ours, as: tracking)
    return true
  }
}
