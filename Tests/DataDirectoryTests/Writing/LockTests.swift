import DataDirectory
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("One writer at a time")
struct LockTests {
  private static let program = "/usr/bin/flock"

  /// Another program that holds the lock for some seconds.
  private func otherProgram(_ log: WritingDirectory, seconds: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = [log.directory.root, "sleep", seconds]
    try process.run()
    let descriptor = open(log.directory.root, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      flock(descriptor, LOCK_UN)
      usleep(5_000)
    }
    return process
  }

  @Test(
    "A lock that another program holds is waited for",
    .enabled(if: FileManager.default.isExecutableFile(atPath: program), "flock is not installed")
  )
  func waits() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      let other = try otherProgram(log, seconds: "0.4")
      #expect(log.write([FileChange("x.yaml", from: nil, to: "x")]) == "done")
      other.waitUntilExit()
      #expect(log.content == ["log/x.yaml": "x"])
    }
  }

  @Test(
    "One that is held for too long is told of, and nothing is written",
    .enabled(if: FileManager.default.isExecutableFile(atPath: program), "flock is not installed")
  )
  func locked() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      let other = try otherProgram(log, seconds: "2.5")
      let change = FileChange("x.yaml", from: nil, to: "x")
      let says = "locked \(log.directory.root): another program has been writing here for"
      #expect(log.write([change], patience: .zero) == says + " 0 s")
      #expect(log.write([change], patience: .seconds(1)) == says + " 1 s")
      #expect(log.content == [:])
      other.waitUntilExit()
      #expect(
        log.write([change], patience: .zero) == "done",
        "no patience is needed where nobody writes"
      )
    }
  }

  @Test(
    "It is held from the first look to the last, and what is written there does not wait for it"
  )
  func exclusively() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      let change = FileChange("x.yaml", from: nil, to: "x")
      try await log.directory.exclusively { directory in
        #expect(log.write([change], patience: .zero).hasPrefix("locked"))
        try await directory.exclusively(patience: .zero) { inner in
          try inner.write([change], patience: .zero)
        }
        // The inner one has not let go of it.
        #expect(log.write([change], patience: .zero).hasPrefix("locked"))
      }
      #expect(log.content == ["log/x.yaml": "x"])
      let error = await #expect(throws: DataDirectoryError.self) {
        try await log.directory.exclusively { try $0.write([change]) }
      }
      #expect(error?.code == .changedUnderneath)
      let next = FileChange("y.yaml", from: nil, to: "y")
      #expect(log.write([next], patience: .zero) == "done", "a failure lets go of it as well")
    }
  }

  @Test("It is let go of after a success and after a failure")
  func letGo() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      for number in 0..<50 {
        #expect(
          log.write([FileChange("\(number).yaml", from: nil, to: "x")], patience: .zero) == "done"
        )
        #expect(
          log.write([FileChange("\(number).yaml", from: nil, to: "y")], patience: .zero) != "done"
        )
      }
    }
  }
}
