import CSystemCalls
import Glibc

/// A program that runs beside this one and is spoken to by pipes.
///
/// It is ended, and waited for, when this value goes out of use.
@safe
final class ChildProcess {
  /// Why a program could not be started: the system's error number.
  struct StartFailure: Error {
    var program: String
    var number: Int32

    /// Whether there is no such program.
    var isMissing: Bool { number == ENOENT }
  }

  let processID: pid_t
  /// Where its standard input is written to.
  let input: PipeEnd
  /// Where its standard output is read from.
  let output: PipeEnd
  /// Where its standard error is read from; closed from the start when it is this program's own.
  let errors: PipeEnd
  private let hasOwnGroup: Bool
  private var exitCode: Int32?

  private init(_ id: pid_t, input: PipeEnd, output: PipeEnd, errors: PipeEnd, hasOwnGroup: Bool) {
    processID = id
    self.input = input
    self.output = output
    self.errors = errors
    self.hasOwnGroup = hasOwnGroup
  }

  deinit {
    if exitCode == nil { kill() }
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - arguments: Its name, looked up in `PATH` unless it has a slash, and its arguments.
  ///   - environment: All of its environment.
  ///   - hasOwnGroup: Whether it and what it starts can be killed in one go. Such a program cannot
  ///     ask on the terminal.
  ///   - sharesErrors: Whether its messages go where this program's go.
  /// - Returns: The running program.
  /// - Throws: ``StartFailure`` when it cannot be started.
  static func start(
    _ arguments: [String],
    environment: [String: String],
    hasOwnGroup: Bool = false,
    sharesErrors: Bool = false
  ) throws(StartFailure) -> ChildProcess {
    let name = arguments.first ?? ""
    guard let path = ProgramSearch(environment: environment).path(of: name) else {
      throw StartFailure(program: name, number: ENOENT)
    }
    guard let input = Pipe.make(), let output = Pipe.make(), let errors = Pipe.make() else {
      throw StartFailure(program: name, number: errno)
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input.readEnd.descriptor, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writeEnd.descriptor, STDOUT_FILENO)
    if !sharesErrors {
      unsafe posix_spawn_file_actions_adddup2(&actions, errors.writeEnd.descriptor, STDERR_FILENO)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM] { unsafe sigaddset(&defaults, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | (hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = unsafe Self.words(arguments)
    var variables = unsafe Self.words(environment.map { "\($0.key)=\($0.value)" })
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw StartFailure(program: name, number: failure) }
    input.readEnd.close()
    output.writeEnd.close()
    errors.writeEnd.close()
    if sharesErrors { errors.readEnd.close() }
    return ChildProcess(
      process,
      input: input.writeEnd,
      output: output.readEnd,
      errors: errors.readEnd,
      hasOwnGroup: hasOwnGroup
    )
  }

  private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }

  /// Waits for its end.
  ///
  /// - Parameter seconds: How long at most; for ever without.
  /// - Returns: Its exit code, 128 and more for a signal; `nil` when it still runs.
  @discardableResult
  func wait(seconds: Double? = nil) -> Int32? {
    if let exitCode { return exitCode }
    let end = seconds.map { MonotonicClock.now + $0 }
    while true {
      var status: Int32 = 0
      let result = unsafe waitpid(processID, &status, end == nil ? 0 : WNOHANG)
      if result == processID {
        exitCode = plugtrack_exit_code(status)
        return exitCode
      }
      if result < 0, errno != EINTR { return nil }
      guard let end else { continue }
      if MonotonicClock.now >= end { return nil }
      usleep(2_000)
    }
  }

  /// Asks it to end, and waits for a moment; then ends it, and what it started as far as it has a
  /// group of its own.
  func kill(graceSeconds: Double = 0.3) {
    input.close()
    let target = hasOwnGroup ? -processID : processID
    if exitCode == nil {
      _ = Glibc.kill(target, SIGTERM)
      if wait(seconds: graceSeconds) == nil {
        _ = Glibc.kill(target, SIGKILL)
        wait()
      }
    }
    // What it started may live on in its group.
    if hasOwnGroup { _ = Glibc.kill(target, SIGKILL) }
    output.close()
    errors.close()
  }
}

/// Both ends of a new pipe.
struct Pipe {
  let readEnd: PipeEnd
  let writeEnd: PipeEnd

  static func make() -> Pipe? {
    var ends: [Int32] = [-1, -1]
    guard unsafe plugtrack_pipe(&ends) == 0 else { return nil }
    return Pipe(readEnd: PipeEnd(ends[0]), writeEnd: PipeEnd(ends[1]))
  }
}

/// One end of a pipe, closed when it goes out of use.
final class PipeEnd {
  /// The descriptor; -1 once it is closed.
  private(set) var descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close() }

  func close() {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }
}
