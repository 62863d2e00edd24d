import Glibc
import Measuring
import SampleStore

extension Bench {
  /// Commands that write a file, and reading behind one that changed.
  var writingJobs: [Job] {
    let isSmall = store.sessions <= 3000
    let limits: [Job.Target] = isSmall ? [.milliseconds(40)] : []
    return [
      Job(
        "stats, one file changed",
        ours("stats", prepare: changeFile),
        limits: limits,
        beside: [(other("git status", prepare: changeFile), isSmall ? nil : 1)]
      ),
      Job(
        "log",
        ours(
          "log --energy 41.2 --soc 20..80 --start 2026-01-02T12:30 --end 16:30 --at home --no-input",
          prepare: removeLogged
        ),
        limits: limits,
        beside: [(other("git status"), nil)]
      ),
    ]
  }

  /// Adds a line to the first session's file.
  private var changeFile: @Sendable () throws -> Void {
    { [store] in
      let script = "f=$(ls sessions/2015/01/* | head -n 1) && echo \"# $(date +%N)\" >>\"$f\""
      guard unsafe system("cd '\(store.data)' && \(script)") == 0 else {
        throw MeasuringError(message: "cannot change a session of \(store.data)")
      }
    }
  }

  private var removeLogged: @Sendable () throws -> Void {
    { [store] in _ = unsafe system("rm -rf '\(store.data)/sessions/2026'") }
  }
}
