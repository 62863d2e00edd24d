import Foundation
import TestSupport
import Testing

/// Charges of two machines that look alike, and are two all the same: none of them is ever lost, and
/// nothing of one gets into another.
struct TwoChargesTests {
  private let origin: TemporaryDirectory
  private let laptop: SyncedDirectory
  private let phone: SyncedDirectory

  init() throws {
    origin = try TemporaryDirectory()
    try Git(origin.path).run("init", "-q", "--bare", "-b", "main", ".")
    laptop = try .sample()
    try laptop.log("2026-11-02T22:30", "--energy", "41.2")
    try laptop.git.run("remote", "add", "origin", origin.path)
    try laptop.succeed("sync")
    phone = try .clone(of: origin, machine: "phone")
  }

  /// Syncs until both have all, and gives the files of November that both have.
  private func meet() throws -> [String: String] {
    for machine in [laptop, phone, laptop, phone] { try machine.succeed("sync") }
    let folders = [laptop, phone].map(\.november)
    #expect(folders[0] == folders[1])
    for machine in [laptop, phone] { #expect(try machine.complaints().isEmpty) }
    return folders[0]
  }

  @Test("a correction of one that was removed brings it back, and leaves a new one alone")
  func removedAndCorrected() throws {
    try laptop.succeed("rm", "last", "--yes")
    try laptop.log("2026-11-09T00:35", "--energy", "12.34")
    try phone.succeed("set", "last", "cost=99")
    let files = try meet()
    #expect(files["2026-11-02T2230-ioniq5.yaml"]?.contains("cost: 99") == true)
    #expect(files["2026-11-09T0035-ioniq5.yaml"]?.contains("cost: 99") == false)
    let conflicts = try laptop.succeed("conflicts")
    #expect(conflicts.contains("2026-11-02T2230") && !conflicts.contains("2026-11-09"))
  }

  @Test("one that both removed is gone, and a new one has no conflict for it")
  func removedOnBoth() throws {
    try laptop.succeed("rm", "last", "--yes")
    try laptop.log("2026-11-09T00:35", "--energy", "12.34")
    try phone.succeed("rm", "last", "--yes")
    #expect(try meet().keys.sorted() == ["2026-11-09T0035-ioniq5.yaml"])
    #expect(!laptop.folder.files.contains { $0.hasPrefix("conflicts/") })
  }

  @Test("two of one day that both machines give the same name are both kept")
  func sameName() throws {
    try laptop.log("2026-11-20", "--energy", "10")
    try phone.log("2026-11-20", "--energy", "20", "--cost", "9")
    let files = try meet().filter { $0.key.hasPrefix("2026-11-20") }
    #expect(files.keys.sorted() == ["2026-11-20-ioniq5-2.yaml", "2026-11-20-ioniq5.yaml"])
    #expect(files.values.filter { $0.contains("energy_kwh: 10\n") }.count == 1)
    let other = files.values.filter { $0.contains("energy_kwh: 20\n") }
    #expect(other.count == 1 && other.allSatisfy { $0.contains("cost: 9") })
    #expect(!laptop.folder.files.contains { $0.hasPrefix("conflicts/") })
  }

  @Test("the same one logged on both machines is one, with what each knows of it")
  func sameCharge() throws {
    try laptop.log("2026-11-20T08:00", "--energy", "10")
    try phone.log("2026-11-20T08:00", "--energy", "10", "--notes", "cold")
    let files = try meet().filter { $0.key.hasPrefix("2026-11-20") }
    #expect(files.keys.sorted() == ["2026-11-20T0800-ioniq5.yaml"])
    #expect(files.values.first?.contains("cold") == true)
  }

  /// What each machine does in the folder of the month, where `a.yaml` and `b.yaml` are two charges of
  /// 1 and 2 kWh; and the charges that there are in the end, some of which were edited.
  private static let moves: [(String, String, [String])] = [
    ("rm a.yaml; mv b.yaml x.yaml", "mv a.yaml x.yaml", ["1", "2"]),
    ("rm b.yaml; mv a.yaml x.yaml", "echo 'notes: N' >>a.yaml; mv b.yaml x.yaml", ["1", "1", "2"]),
    (
      "sed 's/: 1$/: 7/;s/10T/12T/' a.yaml >x.yaml; echo 'notes: N' >>a.yaml", "mv a.yaml x.yaml",
      ["1", "1", "7"]
    ),
    ("mv a.yaml x.yaml", "echo 'notes: N' >>a.yaml", ["1", "2"]),
    (
      "sed 's/: 1$/: 5/;s/10T/11T/' a.yaml >Trip.yaml; sed 's/: 1$/: 6/;s/10T/13T/' a.yaml >trip-2.yaml",
      "sed 's/: 1$/: 7/;s/10T/14T/' a.yaml >trip.yaml", ["1", "2", "5", "6", "7"]
    ),
  ]

  @Test(
    "renamed, removed and added under one name, none of them is lost",
    arguments: moves,
    [false, true]
  )
  func keepsAll(_ move: (String, String, [String]), isSwapped: Bool) throws {
    let text = "car: ioniq5\nstart: 2026-10-10T0X:30\nlocation: home\ntype: ac\nenergy_kwh: X\n"
    for (name, number) in [("a", "1"), ("b", "2")] {
      try laptop.folder.write(
        "sessions/2026/12/\(name).yaml",
        text.replacingOccurrences(of: "X", with: number)
      )
    }
    for machine in [laptop, phone] { try machine.succeed("sync") }
    let sides = isSwapped ? [phone, laptop] : [laptop, phone]
    for (machine, script) in zip(sides, [move.0, move.1]) {
      try machine.shell(script)
      try machine.succeed("commit")
      // The next commit is to be a later one.
      Thread.sleep(forTimeInterval: 1.01)
    }
    _ = try meet()
    let energies = laptop.texts("sessions/2026/12/").values.compactMap { text in
      text.split(separator: "\n").first { $0.hasPrefix("energy_kwh: ") }?.dropFirst(12)
    }
    for energy in Set(move.2) {
      #expect(energies.contains(Substring(energy)), "\(energy) is not in \(energies)")
    }
    #expect(energies.count >= Set(move.2).count)
  }
}

extension SyncedDirectory {
  fileprivate func log(_ start: String, _ arguments: String...) throws {
    let command = ["log", "--no-input", "--car", "ioniq5", "--at", "home", "--start", start]
    let outcome = try Binary.plugtrack.run(
      command + arguments,
      in: folder.path,
      environment: environment
    )
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  fileprivate func shell(_ script: String) throws {
    let outcome = try Binary.tool("/bin/sh").run(
      ["-c", script],
      in: folder.path("sessions/2026/12")
    )
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  /// The texts of the files below a folder, by their names.
  fileprivate func texts(_ prefix: String) -> [String: String] {
    let pairs = folder.files.filter { $0.hasPrefix(prefix) }.map {
      (String($0.dropFirst(prefix.count)), folder.text($0) ?? "")
    }
    return Dictionary(pairs) { first, _ in first }
  }

  fileprivate var november: [String: String] { texts("sessions/2026/11/") }
}
