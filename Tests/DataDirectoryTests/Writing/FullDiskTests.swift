import DataDirectory
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
  "Disks that are full or may not be written",
  .enabled(if: SmallDisk.isPossible, "only root can mount a small disk")
)
struct FullDiskTests {
  @Test("A file that does not fit is refused whole")
  func oneFile() async throws {
    try await SmallDisk.with { log in
      try log.folder.write("log/x.yaml", "old")
      let large = String(repeating: "x", count: 80_000)
      let says = "disk-full x.yaml: cannot be written: no space left on device"
      #expect(log.write([FileChange("x.yaml", from: "old", to: large)]) == says)
      #expect(
        log.write([FileChange("new/y.yaml", from: nil, to: large)]).hasPrefix(
          "disk-full new/y.yaml"
        )
      )
      #expect(log.content == ["log/x.yaml": "old"])
      #expect(!FileManager.default.fileExists(atPath: log.folder.path("log/new")))
      #expect(log.write([FileChange("x.yaml", from: "old", to: "new")]) == "done")
    }
  }

  @Test("Of many files none is seen when one of them does not fit", arguments: [3, 33, 100])
  func manyFiles(_ count: Int) async throws {
    try await SmallDisk.with { log in
      try log.folder.write("log/x.yaml", "old")
      let text = String(repeating: "x", count: 90_000 / count)
      let changes =
        [FileChange("x.yaml", from: "old", to: "new")]
        + (0..<count).map { FileChange("sessions/2026/\($0 % 12)/\($0).yaml", from: nil, to: text) }
      #expect(log.write(changes).hasPrefix("disk-full sessions/2026/"))
      #expect(log.content == ["log/x.yaml": "old"])
      #expect(!FileManager.default.fileExists(atPath: log.folder.path("log/sessions")))
    }
  }

  @Test("A disk that may only be read is named, and a file is still read from it")
  func readOnly() async throws {
    try await SmallDisk.with { log in
      try log.folder.write("log/x.yaml", "old")
      #expect(
        mount("none", log.directory.root, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=64k") == 0
      )
      let says = "cannot be written: read-only file system"
      #expect(
        log.write([FileChange("x.yaml", from: "old", to: "new")]) == "unwritable x.yaml: \(says)"
      )
      #expect(
        log.write([FileChange("y.yaml", from: nil, to: "new")]) == "unwritable y.yaml: \(says)"
      )
      #expect(
        log.write([FileChange("x.yaml", from: "old", to: nil)]) == "unwritable x.yaml: \(says)"
      )
      #expect(
        log.write([FileChange("new/y.yaml", from: nil, to: "new")]) == "unwritable new: \(says)"
      )
      #expect(log.content == ["log/x.yaml": "old"])
    }
  }
}

/// A disk of 64 KiB.
enum SmallDisk {
  /// Whether one can be mounted here.
  static let isPossible: Bool = {
    guard geteuid() == 0 else { return false }
    let path = NSTemporaryDirectory() + "plugtrack-disk-\(UUID().uuidString)"
    mkdir(path, 0o700)
    defer { rmdir(path) }
    guard mount("none", path, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount2(path, Int32(2)) == 0
  }()

  /// Mounts one as the folder to write to, for as long as the body runs.
  static func with(_ body: (WritingDirectory) throws -> Void) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try #require(mount("none", log.directory.root, "tmpfs", 0, "size=64k") == 0)
      defer { umount2(log.directory.root, Int32(2)) }
      try body(log)
    }
  }
}
