import Glibc

/// A command to measure, run by the shell so that it may be a pipe.
public struct Command: Sendable {
  /// As the shell reads it.
  public var text: String
  /// The folder it is run in.
  public var folder: String
  /// Set for it alone.
  public var environment: [String: String]
  /// The exit codes that say that it did its work.
  public var successes: Set<Int32>

  /// Describes a command; nothing is run yet.
  public init(
    _ text: String,
    in folder: String,
    environment: [String: String] = [:],
    successes: Set<Int32> = [0]
  ) {
    self.text = text
    self.folder = folder
    self.environment = environment
    self.successes = successes
  }

  /// Runs it once, its output thrown away, and tells what it took.
  ///
  /// The shell's own start, under a millisecond, is part of every command alike.
  public func run() throws(MeasuringError) -> Cost {
    // A simple command replaces the shell, so that its memory is what is measured.
    let isSimple = !text.contains("|") && !text.contains("&&")
    let script = stage + (isSimple ? "exec \(text)" : text)
    let null = unsafe open("/dev/null", O_RDWR)
    defer { close(null) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, null, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, null, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, null, 2)
    var process: pid_t = 0
    let began = ContinuousClock.now
    let code = unsafe ["sh", "-c", script].withArguments { arguments in
      unsafe posix_spawn(&process, "/bin/sh", &actions, nil, arguments, environ)
    }
    guard code == 0 else { throw MeasuringError(message: "cannot run sh: \(code)") }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let seconds = (ContinuousClock.now - began).seconds
    let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    guard successes.contains(exit) else {
      throw MeasuringError(message: "exit code \(exit) of: \(text)")
    }
    return Cost(seconds: seconds, peakMegabytes: Double(usage.ru_maxrss) / 1024)
  }

  /// What goes before it in the shell.
  private var stage: String {
    "cd '\(folder)' && " + environment.map { "export \($0)='\($1)' && " }.joined()
  }

  /// What it prints.
  public func output() throws(MeasuringError) -> String {
    guard let pipe = unsafe popen(stage + text, "r") else {
      throw MeasuringError(message: "cannot run: \(text)")
    }
    var bytes: [UInt8] = []
    var byte = unsafe fgetc(pipe)
    while byte >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = unsafe fgetc(pipe)
    }
    guard unsafe pclose(pipe) == 0 else { throw MeasuringError(message: "failed: \(text)") }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Why nothing could be measured.
public struct MeasuringError: Error {
  /// What went wrong, in words.
  public var message: String

  /// Gives the reason.
  public init(message: String) { self.message = message }
}

extension Duration {
  /// The whole of it in seconds.
  public var seconds: Double { self / .seconds(1) }
}

extension [String] {
  /// Calls a body with the strings as C has them, ended by `nil`.
  fileprivate func withArguments<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: count + 1
    )
    defer { unsafe copies.deallocate() }
    for (index, text) in enumerated() { unsafe (copies + index).initialize(to: strdup(text)) }
    unsafe (copies + count).initialize(to: nil)
    defer { for index in indices { unsafe free(copies[index]) } }
    return unsafe body(copies)
  }
}
