import Glibc

/// Who holds a lock of git's, as far as this can be proved: the file itself does not say.
///
/// `nil` when there is no such file.
struct LockOwner {
  enum Verdict: Equatable {
    /// No program can hold it any more, and why that is sure.
    case dead(String)
    /// A program that may hold it.
    case alive(ProcessTable.Process)
    /// Nobody can tell, and why.
    case unknown(String)
  }

  /// When the lock was made, in seconds since 1970.
  let madeSeconds: Double
  let verdict: Verdict

  /// - Parameters:
  ///   - path: The lock.
  ///   - isWholeMachineSeen: Whether every process of the machine can be seen, as from outside of
  ///     any container.
  init?(of path: String, isWholeMachineSeen: Bool) {
    guard let look = FileLook(path) else { return nil }
    madeSeconds = look.modifiedSeconds
    guard FileSystemKind(of: path).isLocal else {
      verdict = .unknown("another machine may hold it over the network")
      return
    }
    let processes = ProcessTable()
    if let start = processes.bootSeconds, look.modifiedSeconds < start - 2 {
      verdict = .dead("the machine has been started anew since")
      return
    }
    // Whoever started later did not make it.
    if let process = processes.gitPrograms(near: path)
      .first(where: { $0.startSeconds <= look.modifiedSeconds + 2 })
    {
      verdict = .alive(process)
    } else if isWholeMachineSeen, look.owner == geteuid() || geteuid() == 0 {
      verdict = .dead("no program that can hold it is running")
    } else {
      verdict = .unknown("a program that cannot be seen from here may hold it")
    }
  }
}
