import Foundation
import TestSupport
import Testing

/// What stands in the way, and what others do meanwhile.
@Suite("A directory that is not as it should be")
struct MeddlingTests {
  private let log: TemporaryDirectory

  init() throws { log = try ShortLog.make() }

  private func run(_ arguments: String..., editor: String = "true") throws -> Binary.Outcome {
    try Binary.plugtrack.run(
      arguments,
      in: log.path,
      environment: ["EDITOR": editor, "TMPDIR": log.path(".tmp")]
    )
  }

  @Test("a file that is replaced while it is edited stays as it came, and the edit is kept")
  func replacedWhileEdited() throws {
    try log.makeFolder(".tmp")
    let path = log.path(ShortLog.session)
    let editor =
      "sh -c 'echo \"notes: theirs\" >>\(path); sed -i \"s/^soc_end: .*/soc_end: 85/\" \"$0\"'"
    let outcome = try run("edit", "last", editor: editor)
    #expect(outcome.status == 75)
    #expect(outcome.err.contains("was changed by someone else meanwhile"))
    #expect(log.text(ShortLog.session)?.contains("notes: theirs") == true)
    #expect(log.text(ShortLog.session)?.contains("soc_end: 80") == true)
    let copy = try #require(outcome.err.firstMatch(of: /kept in (\S+)/)?.1)
    #expect(try String(contentsOfFile: String(copy), encoding: .utf8).contains("soc_end: 85"))
  }

  @Test("a text is kept when the editor fails after it was changed")
  func editorFails() throws {
    try log.makeFolder(".tmp")
    let before = log.text(ShortLog.session)
    let outcome = try run(
      "edit",
      "last",
      editor: "sh -c 'sed -i \"s/^soc_end: .*/soc_end: 85/\" \"$0\"; exit 3'"
    )
    #expect(outcome.status == 64)
    #expect(log.text(ShortLog.session) == before)
    let copy = try #require(outcome.err.firstMatch(of: /kept in (\S+)/)?.1)
    #expect(try String(contentsOfFile: String(copy), encoding: .utf8).contains("soc_end: 85"))
  }

  @Test("a file stands where a folder for the session should be made")
  func fileForFolder() throws {
    try log.write("sessions/2027", "a note")
    let outcome = try run("log", "--energy", "5", "--start", "2027-01-01T10:00")
    #expect(outcome.status == 73)
    #expect(outcome.err.contains("sessions/2027: is a link or a file, not a folder"))
    #expect(log.text("sessions/2027") == "a note")
  }

  @Test("a folder stands where the settings should be")
  func folderForSettings() throws {
    try FileManager.default.removeItem(atPath: log.path("settings.yaml"))
    try log.makeFolder("settings.yaml")
    #expect(try run("list", "-C", log.path).status == 78)
    let check = try run("check", "-C", log.path)
    #expect(check.status == 1 || check.status == 78, "\(check.status)")
    #expect((check.out + check.err).contains("settings.yaml"), "\(check.out)\(check.err)")
  }

  @Test("links that loop are named, and all else is read")
  func loops() throws {
    try log.link("sessions/2026/again", to: "..")
    try log.link("cars/self.yaml", to: "self.yaml")
    try log.link("locations/first.yaml", to: "second.yaml")
    try log.link("locations/second.yaml", to: "first.yaml")
    let check = try run("check")
    #expect(check.status == 0)
    #expect(check.out.matches(of: /\[link\]/).count == 4, "\(check.out)")
    let list = try run("list", "--format", "json")
    #expect(list.out.matches(of: /"path"/).count == 4, "\(list.out)")
    let set = try run("set", "last", "notes=cold")
    #expect(set.status == 0)
  }

  @Test("a folder that may not be written is named, and its files are as they were")
  func closedFolder() throws {
    // Root may write everywhere; another user may not.
    let isRoot = geteuid() == 0
    let before = log.text(ShortLog.session)
    let folder = log.path("sessions/2026/10")
    for name in [log.path, folder] { chmod(name, isRoot ? 0o755 : 0o555) }
    defer { for name in [log.path, folder] { chmod(name, 0o755) } }
    let arguments = ["set", "last", "notes=cold"]
    let outcome =
      try isRoot
      ? Binary.tool("/usr/bin/setpriv").run(
        ["--reuid=65534", "--regid=65534", "--clear-groups", Binary.plugtrack.path] + arguments,
        in: log.path
      )
      : Binary.plugtrack.run(arguments, in: log.path)
    // Where the other user cannot even reach the program there is nothing to see.
    if isRoot, outcome.status == 126 || outcome.status == 127 { return }
    #expect(outcome.status == 73, "\(outcome.err)")
    #expect(outcome.err.contains("permission denied"), "\(outcome.err)")
    #expect(log.text(ShortLog.session) == before)
  }

  @Test("a file that vanishes between the walk and the reading is left out without a word")
  func vanishing() throws {
    let path = log.path("sessions/2026/10/2026-10-11T0012-ioniq5.yaml")
    let vanisher = Thread {
      for _ in 0..<4000 {
        let text = try? Data(contentsOf: URL(filePath: path))
        unlink(path)
        try? text?.write(to: URL(filePath: path))
      }
    }
    vanisher.start()
    for _ in 0..<10 {
      let outcome = try run("list", "--format", "csv")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect([4, 5].contains(outcome.out.split(separator: "\n").count), "\(outcome.out)")
    }
    vanisher.cancel()
  }
}
