import Glibc

/// The process that speaks to a remote for another one.
///
/// It reads a request from standard input, tells what happens on standard output, and ends when its
/// standard input ends: when the other one is done with it, or is no more.
package enum NetworkChild {
  /// The argument that makes this program such a child.
  package static let argument = "network-child"

  /// Serves one request.
  ///
  /// - Returns: The exit code.
  package static func run(environment: [String: String]) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    guard let request = NetworkRequest(lines: requestLines()) else { return EX_USAGE }
    let guests = GuestProcesses()
    guests.endWithStandardInput()
    let session = RemoteSession(
      request: request,
      environment: environment,
      guests: guests,
      tell: { event in print(event.line) }
    )
    do {
      try session.run()
      print(NetworkEvent.done.line)
    } catch {
      print(NetworkEvent.problem(error).line)
    }
    return EX_OK
  }

  /// The lines up to the one that says that the request is whole.
  private static func requestLines() -> [String] {
    var lines: [String] = []
    while lines.count < 10_000, let line = readLine(), line != "go" { lines.append(line) }
    return lines
  }

  private static func print(_ line: String) {
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
