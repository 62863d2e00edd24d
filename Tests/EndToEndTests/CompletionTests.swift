import Foundation
import TestSupport
import Testing

/// What a shell offers on TAB.
@Suite struct `Completions` {
  /// Asks the script for bash what may follow some words.
  private func offered(_ words: [String], in log: TemporaryDirectory) throws -> [String] {
    let script = """
      source <("$0" completions bash)
      COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")) '') COMP_CWORD=\(words.count)
      COMP_LINE='\(words.joined(separator: " ")) ' COMP_POINT=${#COMP_LINE} COMP_TYPE=9
      complete -p plugtrack >/dev/null || exit 3
      $(complete -p plugtrack | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let folder = URL(filePath: Binary.plugtrack.path).deletingLastPathComponent().path
    let outcome = try Binary(path: "/bin/bash").run(
      ["-c", script, Binary.plugtrack.path],
      in: log.path,
      environment: ["PATH": "\(folder):/usr/bin:/bin"]
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    return outcome.out.split(separator: "\n").map(String.init)
  }

  @Test func `offer the ids of sessions, the latest first, and of cars`() throws {
    let log = try ShortLog.make()
    let sessions = try offered(["plugtrack", "show"], in: log)
    #expect(sessions.contains("2026-10-30T0012-ioniq5") && sessions.contains("last"))
    #expect(try offered(["plugtrack", "car", "show"], in: log).contains("ioniq5"))
  }

  @Test func `never run what a file is called`() throws {
    let log = try ShortLog.make()
    let session = try #require(log.text(ShortLog.session))
    for name in ["x$(touch${IFS}pwned)y", "x`touch pwned`y", "x;touch pwned", "a b", "x'y"] {
      try log.write("sessions/2026/10/\(name).yaml", session)
      try log.write("conflicts/\(name).yaml", "file: \(ShortLog.session)\nkey: soc_end\n")
    }
    let offers = try offered(["plugtrack", "show"], in: log)
    #expect(offers.contains("2026-10-30T0012-ioniq5"))
    #expect(!offers.contains { $0.contains("pwned") || $0.hasPrefix("x") || $0 == "a" })
    _ = try offered(["plugtrack", "resolve"], in: log)
    #expect(log.bytes("pwned") == nil)
  }
}
