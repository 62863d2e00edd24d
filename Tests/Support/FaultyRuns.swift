import Foundation

/// A command that is run once for each call by which it changes the disk, on a fresh copy of a folder
/// each time, with the disk or the power failing at that call.
public struct FaultyRuns: Sendable {
  /// One of those runs.
  public struct Run: Sendable {
    /// The copy that it ran in.
    public var folder: TemporaryDirectory
    /// What befell it.
    public var fault: DiskFault
    /// The call where that was, with its file.
    public var call: String
    /// What came of the command.
    public var outcome: Binary.Outcome

    /// Where and how it was stopped, for what a test says.
    public var place: String { "\(fault): \(call)" }
  }

  private let origin: TemporaryDirectory
  private let arguments: [String]
  private let environment: [String: String]
  private let workingFolder: String
  /// The calls of the command when nothing goes wrong.
  public let calls: [String]
  /// A copy of the folder after the command, when nothing went wrong.
  public let finished: TemporaryDirectory
  /// What came of the command when nothing went wrong.
  public let outcome: Binary.Outcome

  /// Runs the command on a copy of a folder to the end, to learn its calls.
  ///
  /// - Parameters:
  ///   - arguments: The command.
  ///   - origin: The folder to copy; it is left as it is.
  ///   - workingFolder: Where in it the command runs.
  ///   - environment: Variables; `{}` in them stands for the path of the copy.
  public init(
    _ arguments: [String],
    on origin: TemporaryDirectory,
    in workingFolder: String = ".",
    environment: [String: String] = [:]
  ) throws {
    self.origin = origin
    self.arguments = arguments
    self.environment = environment
    self.workingFolder = workingFolder
    finished = try TemporaryDirectory(copyOf: origin)
    let run = try Binary.plugtrack.watchedRun(
      arguments,
      in: finished.path(workingFolder),
      environment: environment.mapValues { [finished] in
        $0.replacingOccurrences(of: "{}", with: finished.path)
      }
    )
    calls = run.calls
    outcome = run.outcome
  }

  /// Runs the command once for one of so many calls, beginning at another one each time, so that all
  /// have their turn; what is handed to `examine` names the call.
  public func forEachCall(
    _ makeFault: (Int) -> DiskFault,
    oneOf share: Int,
    _ examine: (Run) throws -> Void
  ) throws {
    try forEachCall(makeFault, from: Int.random(in: 1...share), every: share, examine)
  }

  /// Runs the command once for each call, and hands each run to `examine`.
  ///
  /// - Parameters:
  ///   - makeFault: What is to befall a call.
  ///   - first: The first call.
  ///   - stride: How many calls to go on each time; more than 1 for commands with very many calls.
  public func forEachCall(
    _ makeFault: (Int) -> DiskFault,
    from first: Int = 1,
    every stride: Int = 1,
    _ examine: (Run) throws -> Void
  ) throws {
    for number in Swift.stride(from: first, through: calls.count, by: stride) {
      let folder = try TemporaryDirectory(copyOf: origin)
      let fault = makeFault(number)
      let run = try Binary.plugtrack.watchedRun(
        arguments,
        in: folder.path(workingFolder),
        fault: fault,
        environment: environment.mapValues {
          $0.replacingOccurrences(of: "{}", with: folder.path)
        }
      )
      // With threads the order of calls differs a little: what it came to is what it was stopped at.
      let call = run.calls.indices.contains(number - 1) ? run.calls[number - 1] : "past the end"
      try examine(Run(folder: folder, fault: fault, call: call, outcome: run.outcome))
    }
  }
}

extension TemporaryDirectory {
  /// A copy of another, with times, modes and links.
  public convenience init(copyOf other: TemporaryDirectory) throws {
    try self.init()
    let copy = try Binary.tool("/bin/cp").run(["-a", other.path + "/.", path], in: "/")
    guard copy.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
