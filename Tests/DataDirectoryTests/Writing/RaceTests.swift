import DataDirectory
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Edits made while a command writes")
struct RaceTests {
  private static let lastMoment:
    [(String, FileChange, @Sendable (TemporaryDirectory) throws -> Void, [String: String])] = [
      (
        "edited", FileChange("x.yaml", from: "old", to: "new"),
        { try $0.write("log/x.yaml", "theirs") }, ["log/x.yaml": "theirs"]
      ),
      (
        "removed", FileChange("x.yaml", from: "old", to: "new"), { unlink($0.path("log/x.yaml")) },
        [:]
      ),
      (
        "edited before its removal", FileChange("x.yaml", from: "old", to: nil),
        { try $0.write("log/x.yaml", "theirs") }, ["log/x.yaml": "theirs"]
      ),
      (
        "removed before its removal", FileChange("x.yaml", from: "old", to: nil),
        { unlink($0.path("log/x.yaml")) }, [:]
      ),
      (
        "made", FileChange("y.yaml", from: nil, to: "new"),
        { try $0.write("log/y.yaml", "theirs") }, ["log/x.yaml": "old", "log/y.yaml": "theirs"]
      ),
      (
        "replaced by a folder", FileChange("x.yaml", from: "old", to: "new"),
        {
          unlink($0.path("log/x.yaml")); try $0.write("log/x.yaml/z", "theirs")
        }, ["log/x.yaml/z": "theirs"]
      ),
      (
        "replaced by a link", FileChange("x.yaml", from: "old", to: "new"),
        {
          try $0.write("log/real", "old"); unlink($0.path("log/x.yaml"));
          try $0.link("log/x.yaml", to: "real")
        },
        ["log/x.yaml": "old", "log/real": "old"]
      ),
    ]

  @Test(
    "A file that changes between the last look and the move is left as it came, and the others are taken back",
    arguments: 0..<7
  )
  func betweenLookAndMove(_ number: Int) async throws {
    let (name, change, interfere, expected) = Self.lastMoment[number]
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write(["log/x.yaml": "old", "log/1.yaml": "one", "log/2.yaml": "two"])
      let changes = [
        FileChange("1.yaml", from: "one", to: "1"), FileChange("2.yaml", from: "two", to: nil),
        FileChange("new/3.yaml", from: nil, to: "3"), change,
        FileChange("new/4.yaml", from: nil, to: "4"),
      ]
      let outcome = log.write(changes) { path in
        if path == change.path { try? interfere(folder) }
      }
      #expect(outcome.hasPrefix("changed-underneath \(change.path): was "), "\(name)")
      #expect(
        log.content == expected.merging(["log/1.yaml": "one", "log/2.yaml": "two"]) { $1 },
        "\(name)"
      )
      #expect(!FileManager.default.fileExists(atPath: folder.path("log/new")))
    }
  }

  @Test("What someone writes over our own text before it is taken back stays theirs")
  func overOurs() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write(["log/1.yaml": "one", "log/2.yaml": "two", "log/4.yaml": "four"])
      let changes = [
        FileChange("1.yaml", from: "one", to: "1"), FileChange("2.yaml", from: "two", to: nil),
        FileChange("3.yaml", from: nil, to: "3"), FileChange("4.yaml", from: "four", to: "4"),
      ]
      let outcome = log.write(changes) { path in
        guard path == "4.yaml" else { return }
        for number in 1...4 { try? folder.write("log/\(number).yaml", "theirs") }
      }
      #expect(outcome.hasPrefix("changed-underneath 4.yaml"))
      let kept = log.content.filter { !$0.key.contains("/.") }
      #expect(
        kept == Dictionary(uniqueKeysWithValues: (1...4).map { ("log/\($0).yaml", "theirs") })
      )
    }
  }

  @Test("In 2,000 rounds against an editor that replaces the file, no edit of theirs is lost")
  func againstAnEditor() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      let path = folder.path("log/x.yaml")
      try folder.write("log/x.yaml", "0")
      let round = Atomic(0)
      let done = Atomic(0)
      let racer = Thread {
        var random = SeededRandom(seed: 11)
        for number in 1...2000 {
          while round.load(ordering: .acquiring) < number { sched_yield() }
          try? folder.write("theirs", "theirs \(number)")
          for _ in 0..<Int.random(in: 0..<300, using: &random) { sched_yield() }
          rename(folder.path("theirs"), path)
          done.store(number, ordering: .releasing)
        }
      }
      racer.start()
      var written = 0
      for number in 1...2000 {
        let before = folder.text("log/x.yaml")
        round.store(number, ordering: .releasing)
        if log.write([FileChange("x.yaml", from: before, to: "ours \(number)")]) == "done" {
          written += 1
        }
        while done.load(ordering: .acquiring) < number { sched_yield() }
        // Theirs came before our move, and we gave way, or after it, and it replaced ours.
        #expect(log.content == ["log/x.yaml": "theirs \(number)"])
      }
      #expect((1..<2000).contains(written), "both orders were met")
    }
  }

  @Test("Two writers that read, add and write again lose no addition")
  func twoWriters() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write("log/x.yaml", "")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<3 {
          group.addTask {
            for number in 0..<30 {
              var outcome = ""
              while outcome != "done" {
                let before = folder.text("log/x.yaml") ?? ""
                outcome = log.write([
                  FileChange("x.yaml", from: before, to: before + "\(writer)-\(number)\n")
                ])
                #expect(outcome == "done" || outcome.hasPrefix("changed-underneath"))
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let lines = (folder.text("log/x.yaml") ?? "").split(separator: "\n")
      #expect(Set(lines).count == 90 && lines.count == 90)
      #expect(folder.files == ["log/x.yaml"])
    }
  }
}
