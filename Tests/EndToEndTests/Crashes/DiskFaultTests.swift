import TestSupport
import Testing

/// The watch on the program's calls, without which the tests of crashes would prove nothing.
@Suite("Faults of the disk")
struct DiskFaultTests {
  private let log: TemporaryDirectory
  private let command = ["set", "last", "notes=cold"]

  init() throws { log = try ShortLog.make() }

  @Test("every call that changes the disk is seen, with its file")
  func calls() throws {
    let run = try Binary.plugtrack.watchedRun(command, in: log.path)
    #expect(run.outcome.status == 0, "\(run.outcome.err)")
    let names = run.calls.map { String($0.prefix { $0 != " " }) }
    for name in ["open", "write", "fsync", "renameat2", "unlink"] {
      #expect(names.contains(name), "\(name) in \(run.calls)")
    }
    #expect(run.calls.contains { $0 == "renameat2 \(log.path(ShortLog.session))" })
  }

  @Test("the program is killed at a call and not before, and no later call is made")
  func kill() throws {
    let run = try Binary.plugtrack.watchedRun(command, in: log.path, fault: .killed(at: 4))
    #expect(!run.outcome.isExit && run.outcome.status == 9)
    #expect(run.calls.count == 4)
  }

  @Test("without power what was not waited for is gone; with it, only what was not written")
  func power() throws {
    // The fourth call waits for what the third has written.
    for (fault, isEmpty) in [(DiskFault.killed(at: 4), false), (.powerLost(at: 4), true)] {
      let folder = try TemporaryDirectory(copyOf: log)
      let run = try Binary.plugtrack.watchedRun(command, in: folder.path, fault: fault)
      #expect(run.calls[2].hasPrefix("write ") && run.calls[3].hasPrefix("fsync "))
      let temporary = try #require(folder.files.first { $0.contains("/.plugtrack-") })
      #expect(folder.text(temporary)?.isEmpty == isEmpty, "\(fault)")
    }
  }

  @Test("a full disk takes half of the first write and nothing after that")
  func full() throws {
    let run = try Binary.plugtrack.watchedRun(command, in: log.path, fault: .diskFull(from: 3))
    #expect(run.calls[2].hasPrefix("write ") && run.calls[3].hasPrefix("write "))
    #expect(run.outcome.status == 73)
  }
}
