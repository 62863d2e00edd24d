import Foundation
import Glibc
import TestSupport

/// A data directory on a disk of its own, in memory, that can be filled or made read-only.
struct SmallDisk: ~Copyable {
  /// Whether one can be mounted here: only root can.
  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryDirectory() else { return false }
    guard mount("none", folder.path, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount2(folder.path, Int32(2)) == 0
  }()

  /// Where the disk is mounted.
  let folder: TemporaryDirectory

  init(holding other: TemporaryDirectory) throws {
    let folder = try TemporaryDirectory()
    guard mount("none", folder.path, "tmpfs", 0, "size=1m") == 0 else {
      throw CocoaError(.fileWriteVolumeReadOnly)
    }
    try Binary.tool("/bin/cp").run(["-a", other.path + "/.", folder.path], in: "/")
    self.folder = folder
  }

  deinit { umount2(folder.path, Int32(2)) }

  func makeReadOnly() throws {
    guard mount("none", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=1m") == 0 else {
      throw CocoaError(.fileWriteVolumeReadOnly)
    }
  }

  /// Fills the disk to the last block.
  func fill() throws {
    let file = open(folder.path("filler"), O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    let block = [UInt8](repeating: 0x20, count: 4096)
    while write(file, block, block.count) > 0 {}
  }

  func empty() { unlink(folder.path("filler")) }
}
