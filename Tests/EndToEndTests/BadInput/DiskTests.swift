import Foundation
import TestSupport
import Testing

/// Disks that are full, or may not be written, under the built program.
@Suite(
  "A disk that takes nothing",
  .enabled(if: SmallDisk.isPossible, "only root can mount a small disk")
)
struct DiskTests {
  static let commands: [[String]] = [
    ["log", "--at", "home", "--energy", "31.7", "--start", "2026-11-03T00:35", "--end", "05:02"],
    ["set", ShortLog.session, "notes=cold and a little longer than what stood there before"],
    ["rm", "last", "--yes"], ["edit", "last"], ["import", "few.csv", "--car", "ioniq5"],
    ["car", "add", "zoe", "make=Renault", "model=Zoe", "battery_kwh=41"],
    ["location", "merge", "madrid", "home"], ["settings", "set", "currency=EUR"],
  ]

  private func makeOrigin() throws -> TemporaryDirectory {
    let folder = try ShortLog.make()
    try folder.write(
      "few.csv",
      "id,path,car,start,energy_kwh\nnew,sessions/new.yaml,ioniq5,2026-08-01T10:00,20\n"
    )
    return folder
  }

  private func run(_ arguments: [String], on disk: borrowing SmallDisk) throws -> Binary.Outcome {
    try Binary.plugtrack.run(
      arguments,
      in: disk.folder.path,
      environment: [
        "EDITOR": "sed -i 's/^soc_end: .*/soc_end: 85/'", "XDG_CACHE_HOME": disk.folder.path("no"),
      ]
    )
  }

  @Test("is named by every command that writes, and nothing has changed", arguments: commands)
  func readOnly(_ command: [String]) throws {
    let origin = try makeOrigin()
    let disk = try SmallDisk(holding: origin)
    try disk.makeReadOnly()
    let outcome = try run(command, on: disk)
    #expect(outcome.status == 73, "\(outcome.err)")
    #expect(outcome.err.contains("read-only file system"), "\(outcome.err)")
    #expect(disk.folder.files == origin.files)
    #expect(try run(["list"], on: disk).status == 0, "what is there can be read")
  }

  @Test("because it is full, leaves all as it was; with room again the same command works")
  func full() throws {
    let origin = try makeOrigin()
    let disk = try SmallDisk(holding: origin)
    for command in Self.commands where command[0] != "rm" {
      try disk.fill()
      let outcome = try run(command, on: disk)
      #expect(outcome.status == 73, "\(command): \(outcome.err)")
      #expect(outcome.err.contains("no space left"), "\(command): \(outcome.err)")
      disk.empty()
      #expect(disk.folder.files == origin.files, "\(command)")
      for file in origin.files { #expect(disk.folder.text(file) == origin.text(file), "\(file)") }
    }
    for command in Self.commands {
      let outcome = try run(command, on: disk)
      #expect(outcome.status == 0, "\(command): \(outcome.err)")
    }
  }
}
