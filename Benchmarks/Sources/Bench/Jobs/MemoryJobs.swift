import InProcess
import Measuring
import SampleStore

extension Bench {
  /// What happens in memory once a log is loaded, as the viewer does it.
  func memoryJobs() async throws -> [Job] {
    let log = try await LoadedLog(store.data, cache: store.cache)
    return groupingJobs(log) + insightJobs(log) + (try await changeJobs(log))
  }

  /// Every grouping, and some of several keys.
  private func groupingJobs(_ log: LoadedLog) -> [Job] {
    let several = ["month,car", "week,location,type", "tariff,basis", "month,band"]
    return [
      askedFirst("by month", log, 50) { _ = $0.group(by: "month") },
      askedFirst("by band", log, nil) { _ = $0.group(by: "band") },
    ]
      + (LoadedLog.groupings + several).map { keys in
        loaded("by \(keys)", 50) { _ = log.group(by: keys) }
      }
  }

  private func insightJobs(_ log: LoadedLog) -> [Job] {
    [
      loaded("best and worst", 50) { _ = log.extremes() },
      loaded("leagues", 50) { _ = log.leagues() },
      loaded("heat maps", 50) { _ = log.heatMaps() },
      loaded("seasons", 50) { _ = log.seasons() },
      loaded("advice", 100) { _ = log.advice() },
      askedFirst("advice", log, nil) { _ = $0.advice() },
      loaded("batteries", 100) { _ = log.batteries() },
      loaded("report of a month", 50) { _ = log.report(ofYear: false) },
      loaded("report of a year", 50) { _ = log.report(ofYear: true) },
      loaded("plan", 50) { _ = log.plan() },
      loaded("what-if of a year", 100) { _ = log.whatIf() },
    ]
      + LoadedLog.charts.map { subject in
        loaded("chart of \(subject)", 100) { _ = log.chart(of: subject) }
      }
  }

  /// A changed file, and what is asked first behind it: only what hangs on it is worked out again.
  private func changeJobs(_ log: LoadedLog) async throws -> [Job] {
    let places = [("latest", 1.0), ("first", 0.0)]
    let refreshes = places.map { name, place in
      loaded("\(name) file changed", place == 1 ? 20 : 100) {
        _ = try await log.refreshed(at: place)
      }
    }
    var jobs = refreshes
    _ = log.group(by: "month")
    _ = log.group(by: "band")
    for (name, place) in places {
      for keys in ["month,car", "band"] {
        jobs.append(
          Job(
            "loaded: by \(keys), \(name) file changed",
            Job.Contender("by \(keys)") {
              let changed = try await log.refreshed(at: place)
              return Job.Contender.cost { _ = changed.group(by: keys) }
            },
            limits: [.milliseconds(50)]
          )
        )
      }
    }
    return jobs
  }

  /// Of a log of which nothing was worked out yet.
  private func askedFirst(
    _ name: String,
    _ log: LoadedLog,
    _ milliseconds: Double?,
    _ work: @escaping @Sendable (LoadedLog) -> Void
  ) -> Job {
    Job(
      "loaded: \(name), asked first",
      Job.Contender(name) {
        let log = log.forgotten()
        return Job.Contender.cost { work(log) }
      },
      limits: milliseconds.map { [.milliseconds($0)] } ?? []
    )
  }

  private func loaded(
    _ name: String,
    _ milliseconds: Double,
    _ work: @escaping @Sendable () async throws -> Void
  ) -> Job {
    Job(
      "loaded: \(name)",
      Job.Contender(timing: name, work),
      limits: [.milliseconds(milliseconds)]
    )
  }
}
