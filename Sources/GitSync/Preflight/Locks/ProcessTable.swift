import Glibc

/// The processes of this machine, by `/proc`; see proc(5).
struct ProcessTable {
  struct Process: Equatable {
    let id: pid_t
    let name: String
    /// When it began, in seconds since 1970.
    let startSeconds: Double
  }

  /// When the machine was started, in seconds since 1970.
  let bootSeconds: Double?

  init() {
    let line = FileLook.text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
    bootSeconds = line.flatMap { Double($0.dropFirst("btime ".count)) }
  }

  /// Whether the processes that can be seen here are all that there are: the number is that of the
  /// first process namespace, which the kernel never changes.
  static var isWholeMachine: Bool { link("/proc/self/ns/pid") == "pid:[4026531836]" }

  /// The running programs that may have made a lock of git's, those that have it open first.
  ///
  /// git and PlugTrack work in the folder of the repository, or are told where it is; of any other
  /// program with libgit2 in it nothing can be told. This process is not among them, and neither are
  /// those that only speak to a remote, which take no locks.
  func gitPrograms(near path: String) -> [Process] {
    let root = path.firstRange(of: "/.git/").map { String(path[..<$0.lowerBound]) } ?? path
    let all = FileLook.names(in: "/proc").compactMap { pid_t($0) }.filter { $0 != getpid() }
      .compactMap(process)
    let holders = all.filter { hasOpen(path, $0.id) }
    return holders
      + all.filter { process in
        let isGit = process.name.hasPrefix("git")
        guard isGit || process.name.hasPrefix("plugtrack") || hasLibrary(process.id) else {
          return false
        }
        if isConversation(process.id) { return false }
        let may = isGit || isPlugTrack(process) ? mayWork(in: root, process.id) : true
        // One that has just come to its end shows nothing of itself any more.
        return may && FileLook.text("/proc/\(process.id)/cmdline")?.isEmpty == false
      }
  }

  private func process(_ id: pid_t) -> Process? {
    guard let bootSeconds, let text = FileLook.text("/proc/\(id)/stat"),
      let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
    else { return nil }
    // The fields behind the name begin with the third; the 22nd is the time of the start.
    let fields = text[text.index(after: close)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", let ticks = Double(fields[19]) else { return nil }
    return Process(
      id: id,
      name: String(text[text.index(after: open)..<close]),
      startSeconds: bootSeconds + ticks / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    )
  }

  private func isPlugTrack(_ process: Process) -> Bool {
    guard !process.name.hasPrefix("plugtrack") else { return true }
    guard let program = link("/proc/\(process.id)/exe") else { return false }
    return program == link("/proc/self/exe")
  }

  private func isConversation(_ id: pid_t) -> Bool {
    let words = FileLook.text("/proc/\(id)/cmdline")?.split(separator: "\0") ?? []
    return words.count == 2 && words.last == NetworkChild.argument[...]
  }

  /// Whether a program may be at work in a folder; one that cannot be looked into may.
  private func mayWork(in root: String, _ id: pid_t) -> Bool {
    guard let folder = link("/proc/\(id)/cwd"), let words = FileLook.text("/proc/\(id)/environ"),
      let arguments = FileLook.text("/proc/\(id)/cmdline")
    else { return true }
    // The user's own folder of data need not be named.
    if root.hasSuffix("/plugtrack") { return true }
    return folder == root || folder.hasPrefix(root + "/") || arguments.contains(root)
      || arguments.contains("--git-dir") || words.contains(root) || words.contains("GIT_DIR=")
  }

  /// Whether a program runs code of libgit2; a linker or a search has it open to read it only.
  private func hasLibrary(_ id: pid_t) -> Bool {
    FileLook.text("/proc/\(id)/maps")?.split(separator: "\n")
      .contains { $0.contains(" r-xp ") && $0.contains("libgit2") } ?? false
  }

  private func hasOpen(_ path: String, _ id: pid_t) -> Bool {
    FileLook.names(in: "/proc/\(id)/fd").contains { link("/proc/\(id)/fd/\($0)") == path }
  }

  private func link(_ path: String) -> String? { Self.link(path) }

  /// Where a link leads.
  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
