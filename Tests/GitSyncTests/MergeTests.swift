import Foundation
import GitSync
import TestSupport
import Testing

/// What becomes of files that two machines changed.
struct MergeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var base: [String: String]
    var one: [String: String?]
    var other: [String: String?]
    var merged: [String: String]
  }

  private static let cases = [
    Case(
      testDescription: "other files on each side",
      base: ["a": "a\n"],
      one: ["b": "b\n"],
      other: ["c": "c\n"],
      merged: ["a": "a\n", "b": "b\n", "c": "c\n"]
    ),
    Case(
      testDescription: "the same file on both sides",
      base: ["a": "a\n"],
      one: ["a": "a\nb\n"],
      other: ["a": "a\nc\n"],
      merged: ["a": "a\nb\nc\n"]
    ),
    Case(
      testDescription: "the same path added on both sides",
      base: ["a": "a\n"],
      one: ["b": "x\n"],
      other: ["b": "y\n"],
      merged: ["a": "a\n", "b": "x\ny\n"]
    ),
    Case(
      testDescription: "removed on one side, changed on the other",
      base: ["a": "a\n", "b": "b\n"],
      one: ["b": nil],
      other: ["b": "b\nc\n"],
      merged: ["a": "a\n", "b": "b\nc\n"]
    ),
    Case(
      testDescription: "removed on both sides",
      base: ["a": "a\n", "b": "b\n"],
      one: ["b": nil],
      other: ["b": nil, "c": "c\n"],
      merged: ["a": "a\n", "c": "c\n"]
    ),
    Case(
      testDescription: "renamed on one side, changed on the other",
      base: ["s/a": "1\n2\n3\n4\n"],
      one: ["s/a": nil, "s/b": "1\n2\n3\n4\n"],
      other: ["s/a": "1\n2\n3\n4\n5\n"],
      merged: ["s/b": "1\n2\n3\n4\n5\n"]
    ),
    Case(
      testDescription: "renamed and changed on one side, changed on the other",
      base: ["s/a": "1\n2\n3\n4\n"],
      one: ["s/a": nil, "s/b": "1\n2\n3\n4\n9\n"],
      other: ["s/a": "1\n2\n3\n4\n5\n"],
      merged: ["s/b": "1\n2\n3\n4\n5\n9\n"]
    ),
    Case(
      testDescription: "renamed to a name that the other side has added",
      base: ["s/a": "1\n2\n3\n4\n"],
      one: ["s/a": nil, "s/b": "1\n2\n3\n4\n"],
      other: ["s/a": "1\n2\n3\n4\n5\n", "s/b": "7\n"],
      merged: ["s/a": "1\n2\n3\n4\n5\n", "s/b": "1\n2\n3\n4\n7\n"]
    ),
    Case(
      testDescription: "renamed on one side to where the other has moved another file",
      base: ["s/a": "1\n2\n3\n", "s/b": "4\n5\n6\n"],
      one: ["s/a": nil, "s/b": nil, "s/x": "4\n5\n6\n"],
      other: ["s/a": nil, "s/x": "1\n2\n3\n"],
      merged: ["s/x": "1\n2\n3\n4\n5\n6\n"]
    ),
    Case(
      testDescription: "renamed on one side, removed on the other",
      base: ["s/a": "1\n2\n3\n"],
      one: ["s/a": nil, "s/b": "1\n2\n3\n"],
      other: ["s/a": nil],
      merged: ["s/b": "1\n2\n3\n"]
    ),
    Case(
      testDescription: "added with a name that differs in case, beside the next free one",
      base: ["a": "a\n"],
      one: ["s/Trip.yaml": "x\n", "s/trip-2.yaml": "y\n"],
      other: ["s/trip.yaml": "z\n"],
      merged: [
        "a": "a\n", "s/trip.yaml": "z\n", "s/Trip-3.yaml": "x\n", "s/trip-2.yaml": "y\n",
      ]
    ),
    Case(
      testDescription: "added with names that differ in case only",
      base: ["a": "a\n"],
      one: ["s/B.yaml": "x\n"],
      other: ["s/b.yaml": "y\n"],
      merged: ["a": "a\n", "s/b.yaml": "y\n", "s/B-2.yaml": "x\n"]
    ),
  ]

  @Test("both sides' changes are in the result, whoever merges", arguments: cases, [false, true])
  func merges(_ example: Case, _ isSwapped: Bool) async throws {
    let origin = try TemporaryDirectory.origin()
    let machines = [
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path),
    ]
    for (path, text) in example.base.sorted(by: { $0.key < $1.key }) {
      try await machines[0].commit(path, text, at: 1_700_000_000)
    }
    for machine in machines { try await machine.sync() }
    for (number, changes) in [example.one, example.other].enumerated() {
      for (path, text) in changes.sorted(by: { $0.key < $1.key }) {
        try await machines[number].commit(path, text, at: 1_700_000_100 + Int64(number))
      }
    }
    for machine in isSwapped ? machines.reversed() : machines { try await machine.sync() }
    for machine in machines { try await machine.sync() }
    for machine in machines {
      let files = machine.folder.files.filter { !$0.hasPrefix(".git/") }
      #expect(Set(files) == Set(example.merged.keys))
      for (path, text) in example.merged { #expect(machine.folder.text(path) == text, "\(path)") }
    }
  }

  @Test("a conflict about what is in conflict already never takes the place of the first")
  func conflictsOfOneKey() async throws {
    let origin = try TemporaryDirectory.origin()
    let machines = try ["laptop", "phone", "tablet"].map { try Machine($0, origin: origin.path) }
    func syncAll() async throws -> [String] {
      var conflicts: [String] = []
      for machine in machines + machines {
        conflicts += try await machine.sync(merging: .values).conflicts
      }
      let files = machines.map { $0.folder.files.filter { !$0.hasPrefix(".git/") } }
      #expect(Set(files).count == 1)
      return conflicts
    }
    try await machines[0].commit("cost", "1\n", at: 1_700_000_000)
    _ = try await syncAll()
    // The second merge finds the conflict of the first on its way.
    for (number, machine) in machines.enumerated() {
      try await machine.commit("cost", "\(50 + number)\n", at: 1_700_000_001 + Int64(number))
    }
    #expect(try await syncAll() == ["conflicts/cost", "conflicts/cost-51"])
    #expect(Self.texts(machines[0]) == ["50\n", "51\n", "52\n"])
    // The next one finds both waiting.
    for (number, machine) in machines.prefix(2).enumerated() {
      try await machine.commit("cost", "\(60 + number)\n", at: 1_700_000_010 + Int64(number))
    }
    #expect(try await syncAll() == ["conflicts/cost-60"])
    #expect(Self.texts(machines[0]) == ["50\n", "51\n", "60\n", "61\n"])
  }

  /// What the files of a machine say, sorted.
  private static func texts(_ machine: Machine) -> [String] {
    machine.folder.files.filter { !$0.hasPrefix(".git/") }.compactMap { machine.folder.text($0) }
      .sorted()
  }

  @Test("two machines that merged crosswise go on from what both made")
  func crissCross() async throws {
    let origin = try TemporaryDirectory.origin()
    let one = try Machine("laptop", origin: origin.path)
    try await one.commit("a", "a\n", at: 1_700_000_000)
    try one.git.run("branch", "left")
    try one.git.run("branch", "right")
    for (branch, line) in [("left", "l\n"), ("right", "r\n")] {
      try one.git.run("checkout", "-q", branch)
      try one.folder.write("\(branch)", line)
      try one.git.run("add", "-A")
      try one.git.run("commit", "-q", "-m", branch)
    }
    try one.git.run("branch", "right-before")
    try one.git.run("merge", "-q", "--no-edit", "left")
    try one.git.run("checkout", "-q", "left")
    try one.git.run("merge", "-q", "--no-edit", "right-before")
    try one.folder.write("a", "a\nleft\n")
    try one.git.run("commit", "-q", "-am", "left again")
    try one.git.run("push", "-q", origin.path, "left:main")
    try one.git.run("checkout", "-q", "right")
    try one.folder.write("a", "a\nright\n")
    try one.git.run("commit", "-q", "-am", "right again")
    try one.git.run("branch", "-f", "main", "right")
    try one.git.run("checkout", "-q", "main")
    #expect(try await one.sync().hasMerged)
    #expect(one.folder.text("a") == "a\nleft\nright\n")
    #expect(try one.git.run("fsck", "--strict", "--no-dangling").isEmpty)
  }

  @Test("what must not be written is refused by name", arguments: ["link", "submodule"])
  func hostile(_ kind: String) async throws {
    let origin = try TemporaryDirectory.origin()
    let machine = try Machine("laptop", origin: origin.path)
    try await machine.commit("a", "a\n", at: 1_700_000_000)
    try await machine.sync()
    let other = try TemporaryDirectory()
    try Git(other.path).run("clone", "-q", origin.path, ".")
    if kind == "link" {
      try other.link("cars.yaml", to: "/etc/passwd")
      try Git(other.path).run("add", "-A")
    } else {
      let id = try Git(other.path).run("rev-parse", "HEAD").prefix(40)
      try Git(other.path).run("update-index", "--add", "--cacheinfo", "160000,\(id),cars.yaml")
    }
    try Git(other.path).run("commit", "-q", "-m", "bad")
    try Git(other.path).run("push", "-q", "origin", "main")
    await #expect {
      try await machine.sync()
    } throws: { error in
      (error as? GitError)?.code == .hostile && (error as? GitError)?.place == "cars.yaml"
    }
    #expect(try machine.git.run("status", "--porcelain").isEmpty)
    #expect(machine.folder.files.filter { !$0.hasPrefix(".git/") } == ["a"])
  }
}
