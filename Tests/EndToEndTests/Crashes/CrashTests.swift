import Foundation
import TestSupport
import Testing

/// The program, stopped at each of the calls by which it changes the disk.
@Suite("Being stopped in the middle")
struct CrashTests {
  /// A command that writes, and what it needs.
  struct Command: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var files: [String: String] = [:]
    var environment: [String: String] = [:]
    /// Whether it makes the data directory that it needs.
    var isFirst = false
    /// A first data directory is hundreds of calls, alike file by file: some of them stand for all.
    var step: Int { isFirst ? 13 : 1 }

    var testDescription: String { arguments.prefix(2).joined(separator: " ") }
  }

  static let commands = [
    Command(arguments: [
      "log", "--at", "home", "--energy", "31.7", "--start", "2026-11-03T00:35", "--end", "05:02",
    ]),
    Command(arguments: ["set", ShortLog.session, "soc_end=99", "notes=cold"]),
    Command(arguments: ["rm", "last", "last~1", "--yes"]),
    Command(
      arguments: ["import", "few.csv", "--car", "ioniq5"],
      files: ["few.csv": csv(rows: 3) + "2026-08-01,not a number,DC,50,,,1,,,,,,,,,\n"]
    ),
    Command(
      arguments: ["edit", "last"],
      environment: ["EDITOR": "sed -i 's/^soc_end: .*/soc_end: 85/'"]
    ),
    Command(
      arguments: ["init", "--no-git", "--car", "MG 4", "--battery", "61"],
      isFirst: true
    ),
    Command(arguments: ["location", "merge", "home", "madrid"]),
  ]

  @Test(
    "leaves each file as it was or as it was to be, and a directory as well as before",
    arguments: commands
  )
  func powerLost(_ command: Command) throws { try stop(command, by: DiskFault.powerLost(at:)) }

  @Test("the same when only the program is killed", arguments: commands.prefix(2))
  func killed(_ command: Command) throws { try stop(command, by: DiskFault.killed(at:)) }

  @Test("a full disk changes nothing, and says so", arguments: commands)
  func full(_ command: Command) throws {
    let origin = try makeOrigin(command)
    let before = content(of: origin)
    let runs = try FaultyRuns(command.arguments, on: origin, environment: command.environment)
    let after = content(of: runs.finished)
    var refusals = 0
    try runs.forEachCall(DiskFault.diskFull(from:), every: command.step) { run in
      let now = content(of: run.folder)
      // Past the last write the command does not notice.
      if run.outcome.status == runs.outcome.status, now == after { return }
      refusals += 1
      #expect(run.outcome.isExit && run.outcome.status == 73, "\(run.place): \(run.outcome.err)")
      #expect(run.outcome.err.contains("no space left"), "\(run.place)")
      #expect(now == before, "\(run.place)")
      #expect(leftovers(in: run.folder) == [], "\(run.place)")
    }
    #expect(refusals > 0 || command.arguments[0] == "rm", "\(runs.outcome.err)")
  }

  @Test("an import of many files that was stopped is finished by the next one", arguments: [40])
  func manyFiles(_ count: Int) throws {
    let command = Command(
      arguments: ["import", "many.csv", "--car", "ioniq5"],
      files: ["many.csv": Self.csv(rows: count)]
    )
    let origin = try makeOrigin(command)
    let runs = try FaultyRuns(command.arguments, on: origin)
    let after = content(of: runs.finished)
    try runs.forEachCall(DiskFault.powerLost(at:), every: 19) { run in
      #expect(!run.outcome.isExit, "\(run.place)")
      let again = try Binary.plugtrack.run(command.arguments, in: run.folder.path)
      #expect(again.status == 0, "\(run.place): \(again.err)")
      #expect(content(of: run.folder) == after, "\(run.place)")
    }
  }

  private func stop(_ command: Command, by makeFault: (Int) -> DiskFault) throws {
    let origin = try makeOrigin(command)
    let before = content(of: origin)
    let problems = errors(in: origin)
    // The same files are the same to `check`: most of the calls leave all old or all new.
    var checked: Set<[String: String]> = []
    let runs = try FaultyRuns(command.arguments, on: origin, environment: command.environment)
    let after = content(of: runs.finished)
    #expect(before != after, "the command does something: \(runs.outcome.err)")
    #expect(runs.calls.contains { $0.hasPrefix("fsync") }, "it waits for the disk")
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    try runs.forEachCall(makeFault, every: command.step) { run in
      #expect(!run.outcome.isExit, "\(run.place): \(run.outcome.err)")
      let now = content(of: run.folder)
      #expect(
        now.filter { !changed.contains($0.key) } == before.filter { !changed.contains($0.key) },
        "\(run.place)"
      )
      for file in changed {
        #expect(
          now[file] == before[file] || now[file] == after[file],
          "\(file), \(run.place): \(now[file] ?? "missing")"
        )
      }
      if checked.insert(now).inserted {
        #expect(errors(in: run.folder) == problems, "\(run.place)")
      }
    }
  }

  private func makeOrigin(_ command: Command) throws -> TemporaryDirectory {
    let folder = try command.isFirst ? TemporaryDirectory() : ShortLog.make()
    try folder.write(command.files)
    return folder
  }

  private func errors(in folder: TemporaryDirectory) -> [Substring] {
    guard let check = try? Binary.plugtrack.run(["check"], in: folder.path) else { return ["none"] }
    return check.out.split(separator: "\n").filter { $0.contains("error") }
  }

  /// All files but dot files, which no command reads.
  private func content(of folder: TemporaryDirectory) -> [String: String] {
    var result: [String: String] = [:]
    for name in folder.files where !name.hasPrefix(".") && !name.contains("/.") {
      result[name] = folder.text(name)
    }
    return result
  }

  private func leftovers(in folder: TemporaryDirectory) -> [String] {
    folder.files.filter { $0.contains("/.plugtrack") || $0.hasPrefix(".plugtrack") }
  }

  /// An export of PlugTrack v1.
  private static func csv(rows: Int) -> String {
    let header =
      "date,odometer,charge_type,charge_power_kw,location_label,charge_network,"
      + "charge_delivered_kwh,duration_mins,cost_per_kwh,total_cost_gbp,soc_from,soc_to,"
      + "ambient_temp_c,preconditioning_used,preconditioning_events,notes\n"
    return (0..<rows).reduce(into: header) { text, row in
      let day = "\(row % 28 + 101)".suffix(2)
      let month = "\(row / 28 + 101)".suffix(2)
      text += "2026-\(month)-\(day),\(1000 + row * 50),DC,50,Services,Ionity,\(row + 10),40,"
      text += "0.50,\((row + 10) / 2),20,70,12,0,0,\n"
    }
  }
}
