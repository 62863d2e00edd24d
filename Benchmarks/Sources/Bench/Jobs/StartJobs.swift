import Measuring

extension Bench {
  /// What a command takes before it does anything.
  var startJobs: [Job] {
    [
      Job(
        "start",
        ours("--version"),
        limits: [.milliseconds(15)],
        beside: [(other("git --version"), nil)]
      )
    ]
  }
}
