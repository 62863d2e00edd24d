import Foundation
import TestSupport
import Testing

/// Ctrl-C at a terminal.
struct InterruptTests {
  private static let script = "/usr/bin/script"

  @Test(
    "Ctrl-C ends a sync and all that it has started, and leaves nothing half done",
    .enabled(if: FileManager.default.isExecutableFile(atPath: script), "script is not installed")
  )
  func sync() throws {
    let directory = try SyncedDirectory.sample()
    let origin = try TemporaryDirectory()
    try Git(origin.path).run("init", "-q", "--bare", "-b", "main", ".")
    try directory.git.run("remote", "add", "origin", "ssh://nobody@host.invalid/log.git")
    let marker = directory.folder.path + "/.git/ssh-started"
    try directory.folder.write(
      ".git/slow-ssh",
      "#!/bin/sh\necho $$ > '\(marker).new' && mv '\(marker).new' '\(marker)'\nexec sleep 60\n"
    )
    let ssh = directory.folder.path + "/.git/slow-ssh"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ssh)
    let path = try #require(directory.folder.files.last { $0.hasPrefix("sessions/") })
    try directory.folder.write(path, directory.folder.read(path) + "# by hand\n")

    let process = Process()
    process.executableURL = URL(filePath: Self.script)
    process.arguments = ["-qec", "exec '\(Binary.plugtrack.path)' sync", "/dev/null"]
    process.currentDirectoryURL = URL(filePath: directory.folder.path)
    process.environment = directory.environment.merging(
      [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "HOME": directory.folder.path, "GIT_SSH_COMMAND": ssh, "SHELL": "/bin/sh", "TERM": "dumb",
      ]
    ) { $1 }
    let keys = Foundation.Pipe()
    process.standardInput = keys
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try #require(waitFor { FileManager.default.fileExists(atPath: marker) })
    try keys.fileHandleForWriting.write(contentsOf: Data([3]))
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)

    let digits = try String(contentsOfFile: marker, encoding: .utf8)
    let started = try #require(Int32(digits.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(waitFor { !Self.isRunning(started) }, "the ssh that it started goes on")
    let locks = directory.folder.files.filter {
      $0.hasSuffix(".lock") && !$0.contains("plugtrack-")
    }
    #expect(locks.isEmpty)
    #expect(try directory.complaints().isEmpty)
    try directory.git.run("remote", "set-url", "origin", origin.path)
    #expect(try directory.succeed("sync").contains("sent"))
    #expect(try Git(origin.path).run("show", "main:\(path)").hasSuffix("# by hand\n"))
  }

  private func waitFor(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<1500 {
      if isSo() { return true }
      usleep(10_000)
    }
    return false
  }

  /// Whether a process is there, and is not only waiting to be buried.
  private static func isRunning(_ id: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return false }
    return !text[end...].hasPrefix(") Z")
  }
}
