import Foundation
import TestSupport
import Testing

@testable import GitSync

/// A child that speaks to a remote does not outlive whoever asked it.
struct ParentTests {
  @Test("when its parent is no more, it ends, and so does the ssh that it started")
  func orphan() throws {
    let server = try LoopbackServer.silent()
    let site = try GitSite()
    let child = Process()
    child.executableURL = URL(filePath: Binary.plugtrack.path)
    child.arguments = [NetworkChild.argument]
    child.environment = [
      "PATH": "/usr/bin:/bin", "HOME": site.folder.path,
      "GIT_SSH_COMMAND": "echo $$ >\(site.folder.path("started")); exec sleep 60 #",
      "GIT_SSH_VARIANT": "ssh",
    ]
    let input = Foundation.Pipe()
    child.standardInput = input
    child.standardOutput = FileHandle.nullDevice
    try child.run()
    let request = NetworkRequest(
      .fetch,
      repository: site.clone,
      remote: "ssh://nobody@127.0.0.1:\(server.port)/hub"
    )
    try input.fileHandleForWriting.write(contentsOf: Data(request.lines.utf8))
    let guest = try #require(waitForGuest(site))
    // As when the parent is killed: the pipe ends, whatever the parent could still have said.
    try input.fileHandleForWriting.close()
    child.waitUntilExit()
    #expect(child.terminationStatus == 0)
    for _ in 0..<200 where !isGone(guest) { usleep(10_000) }
    #expect(isGone(guest))
  }

  private func waitForGuest(_ site: GitSite) -> pid_t? {
    for _ in 0..<1000 {
      let text = site.folder.text("started")?.trimmingCharacters(in: .whitespacesAndNewlines)
      if let process = text.flatMap({ pid_t($0) }) { return process }
      usleep(10_000)
    }
    return nil
  }
}

/// Whether a process has ended, even if nobody has asked what came of it.
func isGone(_ process: pid_t) -> Bool {
  let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
  return text.map { $0.contains(") Z ") || $0.contains(") X ") } ?? true
}
