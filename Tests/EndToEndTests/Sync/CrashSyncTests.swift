import Foundation
import TestSupport
import Testing

/// A repository that is stopped at each of the calls by which it changes the disk.
struct CrashSyncTests {
  @Test(
    "a commit that is stopped leaves a repository that opens, and a sync takes up what was written",
    arguments: [
      ["log", "--no-input", "--at", "home", "--energy", "31.7", "--start", "2026-11-03T00:35"],
      ["set", "last", "notes=cold"],
    ]
  )
  func commits(_ arguments: [String]) throws {
    let directory = try SyncedDirectory.sample()
    for fault in [DiskFault.killed(at:), DiskFault.powerLost(at:), DiskFault.diskFull(from:)] {
      let runs = try FaultyRuns(
        arguments,
        on: directory.folder,
        environment: directory.environment
      )
      try runs.forEachCall(fault, every: 11) { run in
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
    for fault in [DiskFault.killed(at:), DiskFault.powerLost(at:)] {
      let runs = try FaultyRuns(["sync"], on: laptop.folder, environment: laptop.environment)
      try Git(origin.path).run("update-ref", "refs/heads/main", String(tip))
      try runs.forEachCall(fault, every: 13) { run in
        let machine = SyncedDirectory(folder: run.folder, machine: "laptop")
        try expectSound(machine, run.place)
        let record = try machine.succeed("show", "last", "--format", "yaml")
        #expect(record.contains("from the phone"), "\(run.place)")
        #expect(!isMerge || record.contains("laptop"), "\(run.place)")
        #expect(machine.folder.bytes("cars/ev3.yaml") != nil, "\(run.place)")
        try Git(origin.path).run("update-ref", "refs/heads/main", String(tip))
      }
    }
  }

  /// Opens, checks, takes up what is left, and finds git content.
  private func expectSound(_ machine: SyncedDirectory, _ place: String) throws {
    let check = try machine.run("check")
    #expect(check.status == 0, "\(place): \(check.out)")
    // A lock file that a stopped program leaves is git's own way; a person removes it.
    for name in ["index.lock", "refs/heads/main.lock", "HEAD.lock", "packed-refs.lock"] {
      try? FileManager.default.removeItem(atPath: machine.folder.path + "/.git/" + name)
    }
    let next = try machine.run(
      try machine.git.run("remote").isEmpty ? "commit" : "sync"
    )
    #expect(next.status == 0, "\(place): \(next.err)")
    #expect(try machine.git.run("status", "--porcelain").isEmpty, "\(place)")
    #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty, "\(place)")
  }
}
