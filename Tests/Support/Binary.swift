import Foundation

/// The built program, run as a user runs it.
public struct Binary: Sendable {
  /// What came of a run.
  public struct Outcome: Sendable {
    /// The exit code; of a program that was killed, the signal.
    public var status: Int32
    /// Whether it came to its end by itself, and was not killed.
    public var isExit: Bool
    /// What was printed to standard output.
    public var out: String
    /// What was printed to standard error.
    public var err: String
  }

  /// Where the program is.
  public let path: String

  /// A program at a path.
  public init(path: String) { self.path = path }

  /// The program that was built along with the tests, or the one that `PLUGTRACK_BINARY` names.
  public static let plugtrack: Binary = {
    if let path = ProcessInfo.processInfo.environment["PLUGTRACK_BINARY"] {
      return Binary(path: path)
    }
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "plugtrack").path
      if FileManager.default.isExecutableFile(atPath: candidate),
        !candidate.hasSuffix("Sources/plugtrack")
      {
        return Binary(path: candidate)
      }
      folder.deleteLastPathComponent()
    }
    for folder in ["debug", "release"] {
      let candidate = Package.root.appending(path: ".build/\(folder)/plugtrack").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return Binary(path: candidate) }
    }
    return Binary(path: "plugtrack")
  }()

  /// Runs the program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: What stands behind its name.
  ///   - directory: The working directory.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables beside those that every run gets; nothing else is passed on.
  @discardableResult
  public func run(
    _ arguments: [String],
    in directory: String,
    input: String = "",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory)
    var variables = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": directory,
      "XDG_CACHE_HOME": directory + "/.cache", "LANG": "C.UTF-8",
    ]
    variables.merge(environment) { $1 }
    process.environment = variables
    let (out, err, standardInput) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    process.standardInput = standardInput
    try process.run()
    // Each pipe is drained at the same time, so that neither fills up and stops the program.
    let errors = Drain(err)
    let results = Drain(out)
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? standardInput.fileHandleForWriting.close()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      isExit: process.terminationReason == .exit,
      out: results.text,
      err: errors.text
    )
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Drain: @unchecked Sendable {
  // Written by the thread before it signals, read only after that.
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      data = (try? handle.readToEnd()) ?? Data()
      done.signal()
    }
  }

  var text: String {
    done.wait()
    defer { done.signal() }
    return String(decoding: data, as: UTF8.self)
  }
}
