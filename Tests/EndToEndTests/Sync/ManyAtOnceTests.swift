import Foundation
import Synchronization
import TestSupport
import Testing

/// Several programs at one data directory.
struct ManyAtOnceTests {
  private static let session = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"
  private static let hasLocks = FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")

  /// Runs commands at the same time.
  private static func outcomes(
    of commands: [[String]],
    in directory: SyncedDirectory
  ) throws -> [Binary.Outcome] {
    let outcomes = Mutex<[Binary.Outcome]>([])
    DispatchQueue.concurrentPerform(iterations: commands.count) { number in
      let outcome = try? Binary.plugtrack.run(
        commands[number],
        in: directory.folder.path,
        environment: directory.environment
      )
      outcomes.withLock { $0 += outcome.map { [$0] } ?? [] }
    }
    let all = outcomes.withLock { $0 }
    try #require(all.count == commands.count)
    for outcome in all { #expect(outcome.status == 0, "\(outcome.err)") }
    return all
  }

  @Test("each of several changes of one record is in the file and in the last commit")
  func changes() throws {
    let directory = try SyncedDirectory.sample()
    let numbers = 1...6
    try _ = Self.outcomes(of: numbers.map { ["set", "last", "x-k\($0)=\($0)"] }, in: directory)
    let text = try directory.folder.read(Self.session)
    for number in numbers { #expect(text.contains("x-k\(number): \(number)\n"), "\(number)") }
    #expect(try directory.git.run("show", "HEAD:\(Self.session)") == text)
    #expect(try directory.complaints().isEmpty)
    let subjects = try directory.subjects.prefix(numbers.count)
    #expect(Set(subjects).count == numbers.count && subjects.allSatisfy { $0.hasPrefix("set x-k") })
  }

  @Test("sessions of one minute are all logged, each in a file of its own")
  func sessions() throws {
    let directory = try SyncedDirectory.sample()
    let commands = (1...6).map { number in
      ["log", "--no-input", "--energy", "\(number)", "--start", "2026-11-20T10:00"]
    }
    try _ = Self.outcomes(of: commands, in: directory)
    let texts = try directory.folder.files.filter { $0.contains("2026-11-20T1000") }
      .map { try directory.folder.read($0) }
    #expect(texts.count == 6)
    for number in 1...6 { #expect(texts.contains { $0.contains("energy_kwh: \(number)\n") }) }
    #expect(try directory.complaints().isEmpty)
  }

  @Test("a file that is imported by several at once is taken once")
  func imports() throws {
    let directory = try SyncedDirectory.sample()
    try directory.folder.write(
      "box.csv",
      """
      Created,Finished,Charging point,Energy (kWh),Duration,Identifier
      2026-11-02 00:00:00,2026-11-02 02:00:00,home,8,2h0m0s,

      """
    )
    let command = ["import", "box.csv", "--car", "ioniq5"]
    let outcomes = try Self.outcomes(of: [command, command, command], in: directory)
    #expect(outcomes.count { $0.out.contains("1 taken") } == 1)
    #expect(outcomes.count { $0.out.contains("0 taken, 1 already there") } == 2)
    #expect(directory.folder.files.count { $0.contains("2026-11-02T0000") } == 1)
  }

  @Test("others are kept out until what was written is committed", .enabled(if: hasLocks))
  func lock() throws {
    let directory = try SyncedDirectory.sample()
    try directory.hook("pre-commit", "! flock --nonblock . true")
    for command in [
      ["set", "last", "notes=cold"], ["undo"], ["log", "--no-input", "--energy", "4"],
      ["rm", "last", "--yes"], ["settings", "set", "currency=EUR"],
    ] {
      let outcome = try Binary.plugtrack.run(
        command,
        in: directory.folder.path,
        environment: directory.environment
      )
      #expect(outcome.status == 0, "\(command): \(outcome.err)")
    }
    try directory.folder.write(
      "cars/ioniq5.yaml",
      directory.folder.read("cars/ioniq5.yaml") + "#\n"
    )
    try directory.succeed("commit")
    #expect(try directory.complaints().isEmpty)
  }

  @Test("an edit that is saved while a command commits is seen by git, by status and by commit")
  func savedMeanwhile() throws {
    let directory = try SyncedDirectory.sample()
    try directory.hook(
      "pre-commit",
      "sed -i 's/^energy_kwh: .*/energy_kwh: 42.19/' \(Self.session)"
    )
    try directory.succeed("set", "last", "notes=cold")
    #expect(try directory.git.run("status", "--porcelain") == " M \(Self.session)\n")
    let status = try directory.run("status")
    #expect((status.out + status.err).contains("uncommitted: edit energy_kwh of "), "\(status)")
    try FileManager.default.removeItem(atPath: directory.folder.path(".git/hooks/pre-commit"))
    #expect(try directory.succeed("commit").contains("edit energy_kwh of"))
    #expect(
      try directory.git.run("show", "HEAD:\(Self.session)").contains("energy_kwh: 42.19\n")
    )
    #expect(try directory.complaints().isEmpty)
  }
}
