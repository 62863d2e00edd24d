import DataDirectory
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Changing files")
struct ChangeTests {
  @Test("New, replaced and removed files in one go, and nothing else is left there")
  func oneGo() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write(["log/a.yaml": "old a", "log/sessions/b.yaml": "old b", "log/c.yaml": "c"])
      let changes = [
        FileChange("a.yaml", from: "old a", to: "new a"),
        FileChange("sessions/b.yaml", from: "old b", to: nil),
        FileChange("sessions/2026/11/d.yaml", from: nil, to: "new d"),
        FileChange("e.yaml", from: nil, to: ""),
        FileChange("c.yaml", from: "c", to: "c"), FileChange("f.yaml", from: nil, to: nil),
      ]
      #expect(log.write(changes) == "done")
      #expect(
        log.content == [
          "log/a.yaml": "new a", "log/sessions/2026/11/d.yaml": "new d", "log/e.yaml": "",
          "log/c.yaml": "c",
        ]
      )
    }
  }

  @Test(
    "A file that is not as it was read is left alone, with all the others",
    arguments: [
      (
        FileChange("x.yaml", from: "else", to: "new"),
        "changed-underneath x.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("x.yaml", from: "the", to: "new"),
        "changed-underneath x.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("x.yaml", from: "else", to: nil),
        "changed-underneath x.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("x.yaml", from: nil, to: "new"),
        "changed-underneath x.yaml: was made by someone else meanwhile"
      ),
      (
        FileChange("gone.yaml", from: "old", to: "new"),
        "changed-underneath gone.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("gone.yaml", from: "old", to: nil),
        "changed-underneath gone.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("new/gone/x.yaml", from: "old", to: "new"),
        "changed-underneath new/gone/x.yaml: was changed by someone else meanwhile"
      ),
      (
        FileChange("folder", from: nil, to: "new"),
        "changed-underneath folder: was made by someone else meanwhile"
      ),
      (
        FileChange("link", from: nil, to: "new"),
        "changed-underneath link: was made by someone else meanwhile"
      ),
      (
        FileChange("link", from: "them", to: "new"),
        "changed-underneath link: was changed by someone else meanwhile"
      ),
      (
        FileChange("linked/x.yaml", from: nil, to: "new"),
        "unwritable linked: is a link or a file, not a folder"
      ),
      (
        FileChange("linked/x.yaml", from: "them", to: nil),
        "unwritable linked: is a link or a file, not a folder"
      ),
      (
        FileChange("x.yaml/y.yaml", from: nil, to: "new"),
        "unwritable x.yaml: is a link or a file, not a folder"
      ),
    ]
  )
  func refused(_ change: FileChange, _ says: String) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write([
        "log/x.yaml": "them", "log/first.yaml": "1", "log/folder/y": "y",
        "elsewhere/x.yaml": "them",
      ])
      try folder.link("log/link", to: "x.yaml")
      try folder.link("log/linked", to: "../elsewhere")
      let before = log.content
      let others = [
        FileChange("first.yaml", from: "1", to: "2"), change,
        FileChange("made/last.yaml", from: nil, to: "3"),
      ]
      #expect(log.write(others) == says)
      #expect(log.content == before)
      #expect(!FileManager.default.fileExists(atPath: folder.path("log/made")))
      #expect(!FileManager.default.fileExists(atPath: folder.path("log/new")))
    }
  }

  @Test(
    "A replaced file keeps its mode, whatever the mask; a new one follows the mask",
    arguments: [0o600, 0o664, 0o640, 0o755, 0o444]
  )
  func mode(_ mode: Int) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write("log/x.yaml", "old")
      chmod(folder.path("log/x.yaml"), mode_t(mode))
      #expect(log.write([FileChange("x.yaml", from: "old", to: "new")]) == "done")
      var status = stat()
      #expect(stat(folder.path("log/x.yaml"), &status) == 0)
      #expect(Int(status.st_mode & 0o777) == mode)
    }
  }

  @Test(
    "A replaced file keeps its owner",
    .enabled(if: geteuid() == 0, "only root may give files away")
  )
  func owner() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try WritingDirectory(folder)
      try folder.write("log/x.yaml", "old")
      chown(folder.path("log/x.yaml"), 1234, 4321)
      #expect(log.write([FileChange("x.yaml", from: "old", to: "new")]) == "done")
      var status = stat()
      #expect(stat(folder.path("log/x.yaml"), &status) == 0)
      #expect(status.st_uid == 1234 && status.st_gid == 4321)
    }
  }

  @Test("A folder that is not there is named")
  func noFolder() {
    let directory = DataDirectory(path: "/nowhere/at/all", cache: nil)
    #expect(throws: DataDirectoryError.self) {
      try directory.write([FileChange("x.yaml", from: nil, to: "x")])
    }
  }
}
