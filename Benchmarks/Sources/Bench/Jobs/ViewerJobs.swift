import Measuring
import SampleStore

extension Bench {
  /// The viewer over the network of this machine, warm: how many requests it answers, how fast an
  /// edit shows, how much memory and how large a page it takes.
  var viewerJobs: [Job] {
    let viewer = Viewer(plugtrack("serve --port 0"))
    let pages = [("dashboard", "/"), ("sessions", "/sessions")]
    return pages.flatMap { name, path in
      [
        Job(
          "viewer: \(name), 8 connections",
          load(viewer, path) { 1 / $0.requestsPerSecond },
          limits: [.perSecond(2000)]
        ),
        Job(
          "viewer: \(name), the slowest of 100",
          load(viewer, path) { $0.slowestOfHundred },
          limits: [.milliseconds(25)]
        ),
      ]
    } + pages.map { edit(viewer, $0, $1) } + [largestPage(viewer)]
  }

  /// Asks for a page for a second, by eight connections.
  private func load(
    _ viewer: Viewer,
    _ path: String,
    _ seconds: @escaping @Sendable (Load) -> Double
  ) -> Job.Contender {
    Job.Contender("wrk \(path)") {
      let address = try viewer.address()
      let wrk = "wrk -t1 -c8 -d1s --latency -H 'Accept-Encoding: gzip' \(address)\(path)"
      let text = try Command(wrk, in: "/").output()
      guard let load = Load(text) else { throw MeasuringError(message: "wrk says: \(text)") }
      return Cost(seconds: seconds(load))
    }
  }

  /// From the moment that a file is written to the first byte of a page that was made with it.
  private func edit(_ viewer: Viewer, _ name: String, _ path: String) -> Job {
    let tag = #"curl -sI $address\#(path) | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'"#
    return Job(
      "viewer: \(name), an edit shows",
      Job.Contender("edit") {
        let address = "address=\(try viewer.address())"
        let old = try Command("\(address); \(tag)", in: store.data).output()
        let change = [
          address, "file=$(ls -d sessions/2015/01/* | head -n 1)",
          "echo \"# $(date +%N)\" >>\"$file\"",
          "until [ \"$(\(tag))\" != '\(old.filter { !$0.isNewline })' ]; do :; done",
        ]
        return try Command(change.joined(separator: "; "), in: store.data).run()
      },
      limits: [.milliseconds(300)]
    )
  }

  /// The largest of the pages as it is sent, after which the viewer has needed the most memory.
  private func largestPage(_ viewer: Viewer) -> Job {
    let paths = [
      "/", "/sessions", "/sessions?sort=-cost", "/analytics", "/analytics?period=all", "/plan",
      "/cars", "/cars/car-1", "/locations", "/locations/home", "/tariffs", "/tariffs?period=all",
      "/settings", "/settings?tab=insights", "/problems", "/sync",
    ]
    return Job(
      "viewer: the largest page",
      Job.Contender("pages") {
        let address = try viewer.address()
        let sizes = try paths.map { path in
          let curl = "curl -sf --compressed -o /dev/null -w '%{size_download}' '\(address)\(path)'"
          return Double(try Command(curl, in: "/").output()) ?? .infinity
        }
        return Cost(
          seconds: 0,
          peakMegabytes: try viewer.peakMegabytes(),
          kilobytes: (sizes.max() ?? 0) / 1000
        )
      },
      limits: [.kilobytes(60), .megabytes(250)]
    )
  }
}

/// What `wrk` says of a load.
private struct Load {
  var requestsPerSecond: Double
  /// Seconds that 99 of 100 requests take at most.
  var slowestOfHundred: Double

  /// `nil` when a request failed, or the text is none of wrk's.
  init?(_ text: String) {
    guard !text.contains("Non-2xx"), !text.contains("Socket errors") else { return nil }
    let lines = text.split(separator: "\n").map { $0.split { $0 == " " } }
    guard let rate = lines.first(where: { $0.first == "Requests/sec:" })?.last,
      let slow = lines.first(where: { $0.first == "99%" })?.last,
      let requestsPerSecond = Double(rate), let seconds = Self.seconds(slow)
    else { return nil }
    self.requestsPerSecond = requestsPerSecond
    slowestOfHundred = seconds
  }

  private static func seconds(_ text: Substring) -> Double? {
    for (unit, scale) in [("us", 1e-6), ("ms", 1e-3), ("s", 1.0)] where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).map { $0 * scale }
    }
    return nil
  }
}
