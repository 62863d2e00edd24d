import Foundation
import TestSupport
import Testing

@testable import Commands

struct LineDiffTests {
  private func text(_ path: String, _ old: String?, _ new: String?) -> String {
    String(decoding: LineDiff(path: path, old: old, new: new).bytes, as: UTF8.self)
  }

  @Test func `shows three lines around a change`() {
    #expect(
      text("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        diff --git a/a.yaml b/a.yaml
        --- a/a.yaml
        +++ b/a.yaml
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """
    )
  }

  @Test func `starts a new hunk only past six kept lines`() {
    let lines = (1...20).map { "\($0)\n" }
    func hunks(changing indexes: [Int]) -> Int {
      var changed = lines
      for index in indexes { changed[index] = "x\n" }
      return LineDiff(path: "f", old: lines.joined(), new: changed.joined()).hunks.count
    }
    #expect(hunks(changing: [3, 10]) == 1)
    #expect(hunks(changing: [3, 11]) == 2)
    #expect(hunks(changing: []) == 0)
  }

  @Test func `names dev null for files that appear or go`() {
    #expect(
      text("n", nil, "a\n") == """
        diff --git a/n b/n
        new file mode 100644
        --- /dev/null
        +++ b/n
        @@ -0,0 +1 @@
        +a

        """
    )
    #expect(
      text("n", "a\nb\n", nil) == """
        diff --git a/n b/n
        deleted file mode 100644
        --- a/n
        +++ /dev/null
        @@ -1,2 +0,0 @@
        -a
        -b

        """
    )
    #expect(text("n", nil, "") == "diff --git a/n b/n\nnew file mode 100644\n")
    #expect(text("n", "a\n", "a\n") == "")
    #expect(text("n", nil, nil) == "")
  }

  @Test func `says when the last line has no line feed`() {
    #expect(
      text("n", "a", "a\n") == """
        diff --git a/n b/n
        --- a/n
        +++ b/n
        @@ -1 +1 @@
        -a
        \\ No newline at end of file
        +a

        """
    )
  }

  @Test func `paints each line and spells control characters out`() {
    let diff = LineDiff(path: "n", old: "-- x\r\n", new: "\u{1B}[2J\n")
    #expect(
      diff.painted(.plain) == "--- a/n\n+++ b/n\n@@ -1 +1 @@\n--- x\\r\n+\\u{1B}[2J\n"
    )
    #expect(diff.painted(Style(isOn: true)).contains("\u{1B}[31m--- x\\r\u{1B}[0m\n"))
  }

  @Test func `takes the whole stretch as replaced when too much differs`() {
    let old = (0..<3000).map { "a\($0)\n" }.joined()
    let new = (0..<3000).map { "b\($0)\n" }.joined()
    let lines = LineDiff(path: "n", old: old, new: new).hunks.flatMap(\.lines)
    #expect(lines.count == 6000)
  }

  @Test(arguments: 0..<60 as Range<UInt64>, ["git", "patch"])
  func `applies with git and with patch`(seed: UInt64, tool: String) throws {
    var random = SeededRandom(seed: seed)
    let folder = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("line-diff-\(tool)-\(seed)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

    let paths = [
      "plain.yaml", "in/a folder/with space.yaml", "é⚡.yaml", "quo\"te\\d.yaml", "last",
    ]
    var patch: [UInt8] = []
    var expected: [String: [UInt8]?] = [:]
    for path in paths {
      let old = randomFile(&random)
      var new = old.map { mutated($0, &random) }
      if old == nil || Int.random(in: 0..<5, using: &random) == 0 { new = randomFile(&random) }
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      if let old { try Data(old).write(to: file) }
      patch += LineDiff(path: path, old: old, new: new).bytes
      expected[path] = .some(new)
    }
    guard !patch.isEmpty else { return }

    try Data(patch).write(to: folder.appendingPathComponent("change.patch"))
    let arguments =
      tool == "git"
      ? ["git", "apply", "--whitespace=nowarn", "change.patch"]
      : ["patch", "--binary", "-s", "-p1", "-i", "change.patch"]
    let (status, message) = try run(arguments, in: folder)
    #expect(status == 0, "seed \(seed): \(message)\n\(String(decoding: patch, as: UTF8.self))")
    for (path, bytes) in expected {
      let found = try? Data(contentsOf: folder.appendingPathComponent(path))
      #expect(found.map(Array.init) == bytes, "seed \(seed), \(path)")
    }
  }

  private func randomLine(_ random: inout SeededRandom) -> [UInt8] {
    let samples = [
      "", "a", "b", "energy_kwh: 41.2", "- x", "-- y", "+ z", "@@ -1 +1 @@", " s", "é",
    ]
    let line = samples[Int.random(in: 0..<samples.count, using: &random)]
    return Array((line + (Int.random(in: 0..<6, using: &random) == 0 ? "\r\n" : "\n")).utf8)
  }

  private func randomFile(_ random: inout SeededRandom) -> [UInt8]? {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return nil
    case 1: return []
    default:
      let count = Int.random(in: 1..<30, using: &random)
      let bytes = (0..<count).flatMap { _ in randomLine(&random) }
      return Bool.random(using: &random) ? bytes : bytes + [0x7A, 0xFF]
    }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      let index = Int.random(in: 0...lines.count, using: &random)
      if Bool.random(using: &random), index < lines.count {
        lines.remove(at: index)
      } else {
        lines.insert(Array(randomLine(&random).dropLast()), at: index)
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private func run(_ arguments: [String], in folder: URL) throws -> (Int32, String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path]) { $1 }
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let message = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: message, as: UTF8.self))
  }
}
