import Glibc
import Measuring
import SampleStore

/// The jobs on one store.
///
/// A new job goes into a file of `Jobs`, as one more item of a list.
struct Bench: Sendable {
  let program: String
  let store: Store

  func jobs() async throws -> [Job] {
    try await startJobs + readingJobs + writingJobs + syncJobs() + memoryJobs() + viewerJobs
  }

  /// A command of ours on the store; its snapshots go into the store's own cache.
  func plugtrack(_ arguments: String) -> Command {
    Command(
      "\(program) \(arguments)",
      in: store.data,
      environment: ["XDG_CACHE_HOME": store.cache]
    )
  }

  /// A command of ours under a short name.
  func ours(
    _ arguments: String,
    prepare: @escaping @Sendable () throws -> Void = {}
  ) -> Job.Contender {
    var contender = Job.Contender(plugtrack(arguments), prepare: prepare)
    contender.name = "plugtrack \(arguments)"
    return contender
  }

  /// A command of others in the data directory.
  func other(
    _ text: String,
    name: String? = nil,
    prepare: @escaping @Sendable () throws -> Void = {}
  ) -> Job.Contender {
    var contender = Job.Contender(Command(text, in: store.data), prepare: prepare)
    if let name { contender.name = name }
    return contender
  }

  /// Takes away what the last run of the program left in its cache.
  func removeSnapshot() { _ = unsafe system("rm -rf '\(store.cache)/plugtrack'") }

  /// Puts the store as it was made, lets the files grow old enough to be trusted, reads all once, and
  /// makes sure that the others get the same work.
  func prepare() throws {
    _ = unsafe system(
      "cd '\(store.data)' && git checkout -q . && git clean -qfd && git status >/dev/null"
    )
    sleep(3)
    removeSnapshot()
    _ = try plugtrack("stats").run()
    try compareTotals()
  }
}
