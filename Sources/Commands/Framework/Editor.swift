import Glibc

/// The person's own editor, on a copy of a text.
struct Editor {
  /// The command line of the editor, which may have arguments.
  let command: String

  /// `$VISUAL`, else `$EDITOR`, else `nano` or `vi`.
  init(environment: [String: String]) {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first {
      !$0.isEmpty
    }
    command = named ?? "$(command -v sensible-editor || command -v nano || command -v vi)"
  }

  /// Opens a file and waits until the editor is closed.
  ///
  /// - Throws: ``CommandFailure`` when the editor cannot be started or says that it failed.
  func open(_ path: String) throws(CommandFailure) {
    let status = try run(["/bin/sh", "-c", "\(command) \"$1\"", "sh", path])
    guard status == 0 else {
      throw CommandFailure(
        .usage,
        "the editor ended with status \(status)",
        fix: "set EDITOR to an editor that works; nothing was written"
      )
    }
  }

  /// Runs a program on this terminal; the signals that the terminal sends are the program's own.
  private func run(_ arguments: [String]) throws(CommandFailure) -> Int32 {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGQUIT] { unsafe sigaddset(&defaults, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let interrupt = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupt) }

    var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawn(&process, arguments[0], nil, &attributes, &words, environ)
    guard failure == 0 else {
      throw CommandFailure(.usage, "cannot start the editor", fix: "set EDITOR")
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}

/// A private copy of a text for an editor; gone with this value unless it is kept.
final class EditorCopy {
  let path: String
  private let folder: String
  private var isKept = false

  /// - Throws: ``CommandFailure`` when the copy cannot be made.
  init(_ bytes: [UInt8], name: String, environment: [String: String]) throws(CommandFailure) {
    let parent = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(parent)/plugtrack-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw CommandFailure(
        .cannotWrite,
        "cannot make a copy for the editor in \(parent)",
        fix: "set TMPDIR to a folder with room"
      )
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = "\(folder)/\(name)"
    try write(bytes)
  }

  deinit {
    guard !isKept else { return }
    _ = unsafe unlink(path)
    _ = unsafe rmdir(folder)
  }

  /// What stands in the copy now.
  func read() throws(CommandFailure) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else {
      throw CommandFailure(.cannotWrite, "the editor left no file", fix: "nothing was written")
    }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 1 << 24 {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard let file = unsafe fopen(path, "w") else {
      throw CommandFailure(.cannotWrite, "cannot write \(path)")
    }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, written == bytes.count else {
      throw CommandFailure(.cannotWrite, "cannot write \(path)", fix: "make room on the disk")
    }
  }

  /// Leaves the copy where it is, so that work in it is not lost.
  func keep() { isKept = true }
}
