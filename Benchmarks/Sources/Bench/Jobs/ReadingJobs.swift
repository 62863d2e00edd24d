import Glibc
import Measuring
import SampleStore

extension Bench {
  /// Commands that only read, with a snapshot of the run before and without.
  ///
  /// Of a small log nothing but the start of the program can be felt, so that milliseconds are the
  /// target, and what others take is shown for comparison.
  var readingJobs: [Job] {
    let status = other("git status")
    let isSmall = store.sessions <= 3000
    let limits: [Job.Target] = isSmall ? [.milliseconds(40)] : []
    return [
      Job(
        "stats, no snapshot",
        ours("stats", prepare: removeSnapshot),
        limits: [.megabytes(150)],
        beside: [
          (other("ledger -f ../charges.journal bal --monthly", name: "ledger bal --monthly"), 1),
          (other("hledger -f ../charges.journal bal -M", name: "hledger bal -M"), 1),
          (other("tar cf - sessions | wc -c"), isSmall ? nil : 1.5),
        ]
      ),
      Job(
        "stats",
        ours("stats"),
        limits: [.megabytes(150)] + limits,
        beside: [(status, isSmall ? nil : 1)]
      ),
      Job(
        "stats --by month,car",
        ours("stats --by month,car"),
        limits: limits,
        beside: [(status, nil)]
      ),
      Job("list --limit 20", ours("list --limit 20"), limits: limits, beside: [(status, nil)]),
      Job("show last", ours("show last"), limits: limits, beside: [(status, nil)]),
      Job("check", ours("check"), beside: [(status, nil)]),
    ]
  }
}
