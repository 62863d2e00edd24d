import Foundation
import Synchronization
import TestSupport
import Testing

/// Machines that do the same at the same moment.
struct RaceTests {
  /// How many rounds; a hundred where `PLUGTRACK_EVERY_CALL` is set.
  private static let rounds =
    ProcessInfo.processInfo.environment["PLUGTRACK_EVERY_CALL"] == nil ? 4 : 100

  @Test("machines that log, edit and sync at the same moment, again and again, lose nothing")
  func race() throws {
    let origin = try TemporaryDirectory()
    try Git(origin.path).run("init", "-q", "--bare", "-b", "main", ".")
    let laptop = try SyncedDirectory.sample()
    try laptop.git.run("remote", "add", "origin", origin.path)
    try laptop.succeed("sync")
    let machines = [laptop, try SyncedDirectory.clone(of: origin, machine: "phone")]
    let path = try #require(laptop.folder.files.last { $0.hasPrefix("sessions/") })
    let shared = URL(filePath: path).deletingPathExtension().lastPathComponent
    let failures = Mutex<[String]>([])
    for round in 0..<Self.rounds {
      let day = "2020-\(Self.twoDigits(round / 28 + 1))-\(Self.twoDigits(round % 28 + 1))"
      DispatchQueue.concurrentPerform(iterations: machines.count) { number in
        let machine = machines[number]
        do {
          try machine.succeed(
            "log",
            "--no-input",
            "--at",
            "home",
            "--energy",
            "1\(number).5",
            "--start",
            "\(day)T0\(number * 5):00"
          )
          try machine.succeed("set", shared, "tags+=\(machine.machine)-\(round)")
          try machine.succeed("sync")
        } catch {
          failures.withLock { $0.append("round \(round): \(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    for _ in 0..<2 { for machine in machines { try machine.succeed("sync") } }
    let tips = try machines.map { try $0.git.run("rev-parse", "main") }
    #expect(Set(tips + [try Git(origin.path).run("rev-parse", "main")]).count == 1)
    for machine in machines {
      #expect(try machine.complaints().isEmpty)
      let files = machine.folder.files
      #expect(files.count { $0.hasPrefix("sessions/2020/") } == 2 * Self.rounds)
      #expect(!files.contains { $0.hasPrefix("conflicts/") })
      let text = try machine.folder.read(path)
      for round in 0..<Self.rounds {
        #expect(text.contains("laptop-\(round)") && text.contains("phone-\(round)"))
      }
    }
  }

  private static func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
