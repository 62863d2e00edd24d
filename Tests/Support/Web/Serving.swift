import Foundation

/// A viewer that runs as a process of its own until this value goes away.
public final class Serving: @unchecked Sendable {
  /// The data directory that it shows.
  public let folder: TemporaryDirectory
  /// The first line that it printed.
  public let address: String
  // Not Sendable: it is started in the initializer, and only ended afterwards.
  private let process = Process()
  private let errors = Pipe()

  /// Starts `plugtrack serve` on a folder and waits for its address.
  ///
  /// - Throws: What it said and its exit code, when it ends instead.
  public init(_ folder: TemporaryDirectory, _ options: [String] = ["--port", "0"]) throws {
    self.folder = folder
    process.executableURL = URL(filePath: Binary.plugtrack.path)
    process.arguments = ["serve", "--data", folder.path] + options
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "XDG_CACHE_HOME": folder.path + "/.cache",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    address = String(decoding: line, as: UTF8.self)
    guard !address.isEmpty else {
      process.waitUntilExit()
      throw Ended(status: process.terminationStatus, message: standardError)
    }
  }

  /// It ended instead of serving.
  public struct Ended: Error {
    /// Its exit code.
    public var status: Int32
    /// What it said on standard error.
    public var message: String
  }

  deinit {
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// The port in its address.
  public var port: Int { URL(string: address)?.port ?? 0 }

  /// Its process, for those who look at memory or send signals.
  public var identifier: Int32 { process.processIdentifier }

  /// What it has said on standard error once it has ended.
  public var standardError: String {
    String(
      decoding: (try? errors.fileHandleForReading.readToEnd() ?? Data()) ?? Data(),
      as: UTF8.self
    )
  }

  /// Sends a signal and waits; the exit code, or `nil` when it goes on for longer than some seconds.
  public func end(_ signal: Int32 = SIGINT, within seconds: Double = 10) -> Int32? {
    kill(process.processIdentifier, signal)
    let limit = Date(timeIntervalSinceNow: seconds)
    while process.isRunning, Date() < limit { usleep(20_000) }
    return process.isRunning ? nil : process.terminationStatus
  }

  /// Asks for a page.
  public func get(_ path: String, headers: [String: String] = [:]) throws -> HTTP.Answer {
    try HTTP.request("GET", path, port: port, headers: headers)
  }
}
