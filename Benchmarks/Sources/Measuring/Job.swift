/// Something to measure, and what it is held against.
public struct Job: Sendable {
  /// A way to do the same work.
  public struct Contender: Sendable {
    /// What the table calls it.
    public var name: String
    let prepare: @Sendable () throws -> Void
    let measure: @Sendable () async throws -> Cost

    /// - Parameters:
    ///   - prepare: Sets the stage for one run; not measured.
    ///   - measure: Does one run and tells what it took.
    public init(
      _ name: String,
      prepare: @escaping @Sendable () throws -> Void = {},
      measure: @escaping @Sendable () async throws -> Cost
    ) {
      self.name = name
      self.prepare = prepare
      self.measure = measure
    }

    /// Work of this process.
    public init(timing name: String, _ work: @escaping @Sendable () async throws -> Void) {
      self.init(name) {
        let began = ContinuousClock.now
        try await work()
        return Cost(seconds: (ContinuousClock.now - began).seconds)
      }
    }

    /// What some work of this process takes.
    public static func cost(of work: () -> Void) -> Cost {
      let began = ContinuousClock.now
      work()
      return Cost(seconds: (ContinuousClock.now - began).seconds)
    }

    /// A command.
    public init(
      _ command: Command,
      prepare: @escaping @Sendable () throws -> Void = {}
    ) {
      self.init(command.text, prepare: prepare) { try command.run() }
    }
  }

  /// What has to be reached.
  public enum Target: Sendable {
    /// At most so many times what the contender takes.
    case ratio(Double)
    /// At most so many milliseconds.
    case milliseconds(Double)
    /// At most so many megabytes resident at the peak.
    case megabytes(Double)
    /// At least so many a second.
    case perSecond(Double)
    /// At most so many kilobytes of an answer.
    case kilobytes(Double)
  }

  /// What the table calls it.
  public var name: String
  /// The program's own way.
  public var ours: Contender
  /// Targets that stand alone.
  public var limits: [Target]
  /// What it is held against, and the ratio that has to be reached if there is one.
  public var beside: [(contender: Contender, ratio: Double?)]

  /// Puts a job together.
  public init(
    _ name: String,
    _ ours: Contender,
    limits: [Target] = [],
    beside: [(contender: Contender, ratio: Double?)] = []
  ) {
    self.name = name
    self.ours = ours
    self.limits = limits
    self.beside = beside
  }
}
