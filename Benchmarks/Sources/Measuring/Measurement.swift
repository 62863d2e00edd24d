/// What came of measuring a job: medians.
public struct Measurement {
  /// What was measured.
  public let job: Job
  let ours: Medians
  let beside: [Medians]

  struct Medians {
    var seconds: Double
    var megabytes: Double
    var kilobytes: Double
  }

  /// How often each command is run, after once to warm up.
  public static let runs = 5

  /// Runs the job and what it is held against in turn, so that a slow spell meets all alike.
  public init(of job: Job) async throws {
    let contenders = [job.ours] + job.beside.map(\.contender)
    var costs = [[Cost]](repeating: [], count: contenders.count)
    for run in 0...Self.runs {
      for (place, contender) in contenders.enumerated() {
        try contender.prepare()
        let cost = try await contender.measure()
        if run > 0 { costs[place].append(cost) }
      }
    }
    let medians = costs.map {
      Medians(
        seconds: $0.map(\.seconds).median,
        megabytes: $0.map(\.peakMegabytes).median,
        kilobytes: $0.map(\.kilobytes).median
      )
    }
    self.job = job
    ours = medians[0]
    beside = Array(medians.dropFirst())
  }

  /// A row of the table for each thing that the job is held against.
  public var rows: [ResultRow] {
    var rows = job.limits.map(limitRow)
    for ((contender, target), theirs) in zip(job.beside, beside) {
      let ratio = ours.seconds / theirs.seconds
      rows.append(
        ResultRow(
          job: job.name,
          ours: Self.time(ours.seconds),
          beside: contender.name,
          theirs: Self.time(theirs.seconds),
          ratio: Self.decimals(ratio),
          target: target.map { "≤ \(Self.decimals($0))" } ?? "",
          isMet: target.map { ratio <= $0 }
        )
      )
    }
    if rows.isEmpty { rows = [ResultRow(job: job.name, ours: Self.time(ours.seconds))] }
    return rows
  }

  private func limitRow(_ limit: Job.Target) -> ResultRow {
    switch limit {
    case .milliseconds(let bound):
      row(job.name, Self.time(ours.seconds), ours.seconds * 1000 / bound, "≤ \(Int(bound)) ms")
    case .megabytes(let bound):
      row(
        "\(job.name), peak memory",
        "\(Int(ours.megabytes.rounded())) MB",
        ours.megabytes / bound,
        "≤ \(Int(bound)) MB"
      )
    case .kilobytes(let bound):
      row(
        job.name,
        "\(Self.decimals(ours.kilobytes, 1)) kB",
        ours.kilobytes / bound,
        "≤ \(Int(bound)) kB"
      )
    case .perSecond(let bound):
      row(
        job.name,
        "\(Int((1 / ours.seconds).rounded())) /s",
        ours.seconds * bound,
        "≥ \(Int(bound)) /s"
      )
    case .ratio(let bound): row(job.name, "-", .infinity, "≤ \(Self.decimals(bound)) x")
    }
  }

  /// A row that is met by a ratio of at most one.
  private func row(_ name: String, _ found: String, _ ratio: Double, _ target: String)
    -> ResultRow
  {
    ResultRow(
      job: name,
      ours: found,
      ratio: Self.decimals(ratio),
      target: target,
      isMet: ratio <= 1
    )
  }

  static func time(_ seconds: Double) -> String {
    seconds < 1 ? "\(decimals(seconds * 1000, 1)) ms" : "\(decimals(seconds)) s"
  }

  static func decimals(_ value: Double, _ count: Int = 2) -> String {
    let scale = count == 1 ? 10.0 : 100.0
    guard value.isFinite, value < 1e12 else { return "-" }
    let scaled = Int((value * scale).rounded())
    let rest = String(scaled % Int(scale))
    return "\(scaled / Int(scale)).\(String(repeating: "0", count: count - rest.count))\(rest)"
  }
}
