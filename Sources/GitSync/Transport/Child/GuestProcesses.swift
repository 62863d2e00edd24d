import Glibc
import Synchronization

/// The programs that this child has started, which must not outlive it.
final class GuestProcesses: Sendable {
  private let identifiers = Mutex<[pid_t]>([])

  func add(_ process: pid_t) { identifiers.withLock { $0.append(process) } }

  func remove(_ process: pid_t) { identifiers.withLock { $0.removeAll { $0 == process } } }

  /// Ends this process and its guests as soon as standard input ends.
  ///
  /// A thread of its own waits for that: the others may be busy in a library that cannot be
  /// interrupted.
  func endWithStandardInput() {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let failure = unsafe pthread_create(
      &thread,
      nil,
      { context in
        guard let context = unsafe context else { return nil }
        let guests = unsafe Unmanaged<GuestProcesses>.fromOpaque(context).takeRetainedValue()
        guests.waitForTheEnd()
        return nil
      },
      context
    )
    if failure == 0 { pthread_detach(thread) }
  }

  private func waitForTheEnd() {
    var byte: UInt8 = 0
    while true {
      let count = unsafe read(STDIN_FILENO, &byte, 1)
      if count == 0 || (count < 0 && errno != EINTR) { break }
    }
    for process in identifiers.withLock({ $0 }) { kill(process, SIGTERM) }
    _exit(EX_OK)
  }
}
