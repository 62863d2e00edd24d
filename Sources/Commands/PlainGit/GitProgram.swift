import Glibc

/// The system's `git`, for what is plain git's own: its configuration and its questions.
struct GitProgram {
  /// Where it runs.
  let folder: String

  struct Outcome {
    var status: Int32
    var output: String
  }

  /// What git prints.
  ///
  /// - Throws: ``CommandFailure`` when there is no git.
  func run(_ arguments: [String]) throws(CommandFailure) -> Outcome {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw missing }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    let text = ["git", "-C", folder] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = unsafe text.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(&process, "git", &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else { throw missing }
    let output = Self.readAll(ends[0])
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Outcome(status: code, output: String(decoding: output, as: UTF8.self))
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  private var missing: CommandFailure {
    CommandFailure(.usage, "git cannot be started", fix: "install git: sudo apt install git")
  }
}
