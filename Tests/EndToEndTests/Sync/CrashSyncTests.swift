import Foundation
import TestSupport
import Testing

/// A repository that is stopped at the calls by which it changes the disk.
///
/// Some of the calls are tried, others each time; each one where `PLUGTRACK_EVERY_CALL` is set.
struct CrashSyncTests {
  @Test(
    "a commit that is stopped leaves a repository that opens, and a sync takes up what was written",
    arguments: [
      ["log", "--no-input", "--at", "home", "--energy", "31.7", "--start", "2026-11-03T00:35"],
      ["set", "last", "notes=cold"],
      ["import", "few.csv", "--car", "ioniq5"],
    ]
  )
  func commits(_ arguments: [String]) throws {
    let directory = try SyncedDirectory.sample()
    if arguments[0] == "import" {
      try directory.folder.write(["few.csv": Self.export])
      try directory.git.run("add", "few.csv")
      try directory.git.run("commit", "-q", "-m", "Keep the export")
    }
    for fault in [DiskFault.killed(at:), DiskFault.powerLost(at:), DiskFault.diskFull(from:)] {
      let runs = try FaultyRuns(
        arguments,
        on: directory.folder,
        environment: directory.environment
      )
      try runs.forEachCall(fault, oneOf: Self.share) { run in
        try expectSound(SyncedDirectory(folder: run.folder, machine: "laptop"), run.place)
      }
    }
  }

  @Test("a sync that is stopped loses nothing of either side", arguments: [false, true])
  func syncs(_ isMerge: Bool) throws {
    let origin = try TemporaryDirectory()
    try Git(origin.path).run("init", "-q", "--bare", "-b", "main", ".")
    let laptop = try SyncedDirectory.sample()
    try laptop.git.run("remote", "add", "origin", origin.path)
    try laptop.succeed("sync")
    let phone = try SyncedDirectory.clone(of: origin, machine: "phone")
    try phone.succeed("set", "last", "notes=from the phone")
    try phone.succeed("car", "add", "ev3", "make=Kia", "model=EV3", "battery_kwh=78")
    try phone.succeed("sync")
    if isMerge { try laptop.succeed("set", "last", "tags+=laptop") }
    let tip = try Git(origin.path).run("rev-parse", "main").prefix(40)
    for fault in [DiskFault.killed(at:), DiskFault.powerLost(at:), DiskFault.diskFull(from:)] {
      let runs = try FaultyRuns(["sync"], on: laptop.folder, environment: laptop.environment)
      try Git(origin.path).run("update-ref", "refs/heads/main", String(tip))
      try runs.forEachCall(fault, oneOf: Self.share) { run in
        let machine = SyncedDirectory(folder: run.folder, machine: "laptop")
        try expectSound(machine, run.place)
        let record = try machine.succeed("show", "last", "--format", "yaml")
        #expect(record.contains("from the phone"), "\(run.place)")
        #expect(!isMerge || record.contains("laptop"), "\(run.place)")
        #expect(machine.folder.bytes("cars/ev3.yaml") != nil, "\(run.place)")
        let met = try machine.git.run("rev-parse", "HEAD")
        #expect(try Git(origin.path).run("rev-parse", "main") == met, "\(run.place)")
        try Git(origin.path).run("update-ref", "refs/heads/main", String(tip))
      }
    }
  }

  /// Opens, checks, takes up what is left, and finds git content.
  private func expectSound(_ machine: SyncedDirectory, _ place: String) throws {
    let check = try machine.run("check")
    #expect(check.status == 0, "\(place): \(check.out)")
    let step = try machine.git.run("remote").isEmpty ? "commit" : "sync"
    var next = try machine.run(step)
    // What may be somebody's is left alone where not all programs can be seen, as in a container:
    // then the doctor names the file to remove.
    if next.err.contains("plugtrack doctor") || next.err.contains(": rm /") {
      let doctor = try machine.run("doctor", "--fix")
      for match in (doctor.out + doctor.err).matches(of: /: rm (\/\S+\.lock)/) {
        try FileManager.default.removeItem(atPath: String(match.1))
      }
      next = try machine.run(step)
    }
    #expect(next.status == 0, "\(place): \(next.err)")
    #expect(try machine.git.run("status", "--porcelain").isEmpty, "\(place)")
    #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty, "\(place)")
  }

  /// One of how many calls is tried.
  private static let share =
    ProcessInfo.processInfo.environment["PLUGTRACK_EVERY_CALL"] == nil ? 13 : 1

  /// An export of PlugTrack v1.
  private static let export = """
    date,odometer,charge_type,charge_power_kw,location_label,charge_network,charge_delivered_kwh,\
    duration_mins,cost_per_kwh,total_cost_gbp,soc_from,soc_to,ambient_temp_c,preconditioning_used,\
    preconditioning_events,notes
    2026-10-01,91000,DC,50,Services,Ionity,10,40,0.50,5,20,70,12,0,0,
    2026-10-02,91050,DC,50,Services,Ionity,11,40,0.50,5.5,20,70,12,0,0,

    """
}
