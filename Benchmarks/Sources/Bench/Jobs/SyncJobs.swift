import Measuring
import SampleStore

extension Bench {
  /// Commits and syncs, beside what a person would type to have the same of git, in the same clone.
  func syncJobs() throws -> [Job] {
    let machines = try Machines.of(store)
    try machines.reset()
    // A person has used the program here before, as git has looked at the files before.
    var first = plugtrack("stats")
    first.folder = machines.laptop
    _ = try first.run()
    let isSmall = store.sessions <= 3000
    let reset: @Sendable () throws -> Void = { try machines.reset() }
    let meet: @Sendable () throws -> Void = {
      try machines.reset(isBusy: true)
      try machines.commitSessions()
    }
    let file = "sessions/2026/01/2026-01-02T1230-car-1.yaml"
    return [
      Job(
        "commit of log",
        on(
          machines,
          "log --car car-1 --energy 41.2 --soc 20..80 --start 2026-01-02T12:30 --end 16:30 "
            + "--at home --no-input",
          prepare: reset
        ),
        limits: isSmall ? [.milliseconds(60)] : [],
        beside: [
          (
            git(machines, "git add \(file) && git commit -m Charge") {
              try machines.reset()
              OutputFile.write(
                "car: car-1\nstart: 2026-01-02T12:30\nend: 2026-01-02T16:30\nenergy_kwh: 41.2\n",
                to: "\(machines.laptop)/\(file)"
              )
            }, isSmall ? nil : 1
          )
        ]
      ),
      Job(
        "sync, nothing to do",
        on(machines, "sync", prepare: reset),
        limits: isSmall ? [.milliseconds(100)] : [],
        beside: [
          (git(machines, "git fetch && git status", prepare: reset), isSmall ? nil : 1.5)
        ]
      ),
      Job(
        "sync, 100 new on each side",
        on(machines, "sync", prepare: meet),
        beside: [
          (
            git(machines, "git pull --no-rebase --no-edit && git push", prepare: meet),
            isSmall ? nil : 1
          )
        ]
      ),
    ]
  }

  private func on(
    _ machines: Machines,
    _ arguments: String,
    prepare: @escaping @Sendable () throws -> Void
  ) -> Job.Contender {
    var command = plugtrack(arguments)
    command.folder = machines.laptop
    var contender = Job.Contender(command, prepare: prepare)
    contender.name = "plugtrack \(arguments)"
    return contender
  }

  private func git(
    _ machines: Machines,
    _ text: String,
    prepare: @escaping @Sendable () throws -> Void
  ) -> Job.Contender {
    Job.Contender(Command(text, in: machines.laptop), prepare: prepare)
  }
}
