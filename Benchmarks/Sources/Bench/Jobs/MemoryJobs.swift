import InProcess
import Measuring
import SampleStore

extension Bench {
  /// What happens in memory once a log is loaded, as the viewer does it.
  func memoryJobs() async throws -> [Job] {
    let log = try await LoadedLog(store.data, cache: store.cache)
    let groupings = ["month", "month,car", "week,location,type", "tag", "tariff,basis"].map {
      keys in
      Job(
        "loaded: by \(keys)",
        Job.Contender(timing: keys) { _ = log.group(by: keys) },
        limits: [.milliseconds(50)]
      )
    }
    let refreshes = [("latest", 1.0), ("first", 0.0)].map { name, place in
      Job(
        "loaded: \(name) file changed",
        Job.Contender(timing: name) { _ = try await log.refresh(at: place) },
        limits: [.milliseconds(place == 1 ? 20 : 100)]
      )
    }
    return groupings + refreshes
  }
}
