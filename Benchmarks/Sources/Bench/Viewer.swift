import Glibc
import Measuring
import Synchronization

/// The viewer of a store as a process of its own, from the first time that it is asked for until the
/// measurements end.
final class Viewer: Sendable {
  private struct Running: Sendable {
    var process: pid_t
    var address: String
  }

  private let command: Command
  private let running = Mutex<Running?>(nil)

  /// - Parameter command: What starts it; the address is the first line that it prints.
  init(_ command: Command) { self.command = command }

  deinit { _ = running.withLock { $0.map { kill($0.process, SIGKILL) } } }

  /// Where it answers, such as `http://127.0.0.1:40123`.
  func address() throws -> String { try start().address }

  /// The most memory that it has had resident, in megabytes.
  func peakMegabytes() throws -> Double {
    let process = try start().process
    let status = Command("grep VmHWM /proc/\(process)/status", in: "/")
    let words = try status.output().split { $0.isWhitespace }
    return (words.count > 1 ? Double(words[1]) ?? 0 : 0) / 1024
  }

  private func start() throws -> Running {
    try running.withLock { running in
      if let running { return running }
      // It goes on in the background, behind the line that tells its number and its address.
      var starting = command
      starting.text =
        "{ \(command.text) >'\(Self.output)' 2>/dev/null & echo $!; "
        + "for i in $(seq 100); do [ -s '\(Self.output)' ] && break; sleep 0.1; done; "
        + "cat '\(Self.output)'; }"
      let words = try starting.output().split { $0.isWhitespace }
      guard words.count == 2, let process = pid_t(words[0]) else {
        throw MeasuringError(message: "the viewer does not start: \(command.text)")
      }
      let started = Running(process: process, address: String(words[1].dropLast()))
      running = started
      return started
    }
  }

  private static let output = "/tmp/plugtrack-bench-viewer.\(getpid())"
}
