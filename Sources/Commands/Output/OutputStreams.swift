import Glibc

/// Where a command writes: results to `out`, everything else to `err`.
struct OutputStreams: Sendable {
  /// Results, and nothing else.
  let out: ByteSink

  /// Messages, questions and progress.
  let err: ByteSink

  init(out: ByteSink, err: ByteSink) {
    self.out = out
    self.err = err
  }

  /// Writes a result as it is.
  func write(_ text: String) throws(OutputError) {
    try out.write(text)
  }

  /// Writes a line of results.
  func printLine(_ line: String) throws(OutputError) {
    try out.write(line + "\n")
  }

  /// Writes a line to the error stream; there is nowhere left to tell if that fails.
  func note(_ line: String) {
    try? err.write(line + "\n")
  }
}

extension OutputStreams {
  /// The process's own streams, made safe to write to.
  ///
  /// From here on a reader that goes away shows as `OutputError.closedPipe`, not as a signal.
  /// Child processes inherit the ignored `SIGPIPE` unless it is reset for them.
  static func standard() -> OutputStreams {
    signal(SIGPIPE, SIG_IGN)
    reserveStandardDescriptors()
    return OutputStreams(
      out: ByteSink(descriptor: STDOUT_FILENO),
      err: ByteSink(descriptor: STDERR_FILENO)
    )
  }

  /// Fills descriptors 0 to 2 if the caller closed them.
  ///
  /// Otherwise the next data file opened would become standard output, and be written over. They
  /// are opened the wrong way round, so that using them still fails.
  private static func reserveStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
