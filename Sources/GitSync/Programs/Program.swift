import Glibc

/// A program of the user's that is run to its end: a hook, or one that signs.
struct Program {
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  /// The path, and the arguments.
  var words: [String]
  var environment: [String: String]
  /// The working directory.
  var folder: String

  /// Runs the program; it reads `input`, and what it prints is collected.
  ///
  /// - Returns: `nil` when it cannot be started.
  func run(input: [UInt8] = []) -> Outcome? {
    guard let source = ScratchFile(), let output = ScratchFile(), let errors = ScratchFile(),
      source.write(input)
    else { return nil }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in [source.descriptor, output.descriptor, errors.descriptor].enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGQUIT] { unsafe sigaddset(&defaults, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // The shell changes the folder, and then becomes the program.
    let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder] + words
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe shell.map { unsafe strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var process: pid_t = 0
    guard
      unsafe posix_spawn(&process, shell[0], &actions, &attributes, &arguments, &variables) == 0
    else { return nil }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Outcome(
      status: code,
      output: output.content,
      errors: String(decoding: errors.content, as: UTF8.self)
    )
  }
}

/// A file without a name, which cannot fill up like a pipe.
@safe
private struct ScratchFile: ~Copyable {
  let descriptor: Int32
  private let file: UnsafeMutablePointer<FILE>

  init?() {
    guard let file = unsafe tmpfile() else { return nil }
    unsafe self.file = file
    descriptor = unsafe fileno(file)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { unsafe fclose(file) }

  func write(_ bytes: [UInt8]) -> Bool {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count == bytes.count
  }

  var content: [UInt8] {
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while result.count < 1 << 24 {
      let offset = off_t(result.count)
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress, $0.count, offset)
      }
      guard count > 0 else { break }
      result += block[..<count]
    }
    return result
  }
}
