import Foundation

/// What befalls a program at one of the calls by which it changes the disk.
///
/// Calls are counted from 1 over all threads of the program: opening a file to make or empty it,
/// writing, renaming, linking, removing, making folders, cutting, changing modes and waiting for the
/// disk. What the program's children do is neither counted nor touched.
public enum DiskFault: Sendable, Hashable, CustomStringConvertible {
  /// It is killed before the call; of a write, half takes place.
  case killed(at: Int)
  /// The power fails before the call: it is killed, and files that it had written and not waited for
  /// are left empty, as after a crash of the machine.
  case powerLost(at: Int)
  /// From the call on the disk is full: what needs space fails, after half of a write took place.
  case diskFull(from: Int)

  /// The number of the call.
  public var call: Int {
    switch self {
    case .killed(let call), .powerLost(let call), .diskFull(let call): call
    }
  }

  /// In words, for what a test says.
  public var description: String {
    switch self {
    case .killed(let call): "killed at call \(call)"
    case .powerLost(let call): "without power at call \(call)"
    case .diskFull(let call): "with a full disk from call \(call)"
    }
  }

  var variable: String {
    switch self {
    case .killed: "DISK_FAULTS_KILL"
    case .powerLost: "DISK_FAULTS_POWER"
    case .diskFull: "DISK_FAULTS_FULL"
    }
  }
}

/// A run of the program with a watch on the calls by which it changes the disk.
public struct WatchedRun: Sendable {
  /// What came of it.
  public var outcome: Binary.Outcome
  /// The calls that it came to, each with its file: `renameat2 /…/settings.yaml`.
  public var calls: [String]
}

extension Binary {
  /// The library that is preloaded; tests need the program to be linked to the system's C library.
  private static let diskFaults = URL(filePath: plugtrack.path).deletingLastPathComponent()
    .appending(path: "libCDiskFaults.so").path

  /// Runs the program on a machine that ails.
  ///
  /// - Parameters:
  ///   - arguments: What stands behind its name.
  ///   - directory: The working directory.
  ///   - faults: Variables that say what ails it, as `DISK_FAULTS_UNREADABLE`.
  public func ailingRun(_ arguments: [String], in directory: String, faults: [String: String])
    throws -> Outcome
  {
    try run(
      arguments,
      in: directory,
      environment: faults.merging(["LD_PRELOAD": Self.diskFaults]) { $1 }
    )
  }

  /// Runs the program, watches its calls that change the disk, and lets one of them go wrong.
  ///
  /// - Parameters:
  ///   - arguments: What stands behind its name.
  ///   - directory: The working directory.
  ///   - fault: What goes wrong, if anything.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables beside those that every run gets.
  /// - Throws: When the library that watches is missing.
  @discardableResult
  public func watchedRun(
    _ arguments: [String],
    in directory: String,
    fault: DiskFault? = nil,
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> WatchedRun {
    guard FileManager.default.fileExists(atPath: Self.diskFaults) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: Self.diskFaults])
    }
    let log = FileManager.default.temporaryDirectory.appending(
      path: "plugtrack-calls-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: log) }
    var variables = environment
    variables["LD_PRELOAD"] = Self.diskFaults
    variables["DISK_FAULTS_LOG"] = log.path
    if let fault { variables[fault.variable] = String(fault.call) }
    let outcome = try run(arguments, in: directory, input: input, environment: variables)
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    let calls = text.split(separator: "\n").map { line in
      String(line.drop { $0.isNumber }.dropFirst())
    }
    return WatchedRun(outcome: outcome, calls: calls)
  }
}
