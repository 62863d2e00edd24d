import ChargingLog
import DataDirectory
import Foundation
import TestSupport
import Testing

@Suite("Writing files")
struct WritingTests {
  private let folder: TemporaryDirectory
  private let directory: DataDirectory

  init() throws {
    folder = try TemporaryDirectory()
    directory = DataDirectory(path: folder.path, cache: nil)
  }

  private func failure(_ changes: [FileChange]) -> DataDirectoryError.Code? {
    do throws(DataDirectoryError) {
      try directory.write(changes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("makes, replaces and removes, and leaves nothing else behind")
  func basics() throws {
    try directory.write([FileChange(path: "sessions/a.yaml", before: nil, after: Array("1".utf8))])
    #expect(try folder.read("sessions/a.yaml") == "1")
    try directory.write([
      FileChange(path: "sessions/a.yaml", before: Array("1".utf8), after: Array("2".utf8))
    ])
    #expect(try folder.read("sessions/a.yaml") == "2")
    #expect(folder.files == ["sessions/a.yaml"])
    try directory.write([FileChange(path: "sessions/a.yaml", before: Array("2".utf8), after: nil)])
    #expect(folder.files == [])
  }

  @Test("never writes over what somebody else wrote meanwhile")
  func changedUnderneath() throws {
    try folder.write("a.yaml", "theirs")
    #expect(
      failure([FileChange(path: "a.yaml", before: Array("mine".utf8), after: Array("new".utf8))])
        == .changedUnderneath
    )
    #expect(
      failure([FileChange(path: "a.yaml", before: nil, after: Array("new".utf8))])
        == .changedUnderneath
    )
    #expect(
      failure([FileChange(path: "gone.yaml", before: Array("mine".utf8), after: Array("new".utf8))])
        == .changedUnderneath
    )
    #expect(try folder.read("a.yaml") == "theirs")
    #expect(folder.files == ["a.yaml"])
  }

  @Test("writes all files or none when one of them is not as it was")
  func allOrNone() throws {
    try folder.write("b.yaml", "theirs")
    let changes = [
      FileChange(path: "a.yaml", before: nil, after: Array("1".utf8)),
      FileChange(path: "b.yaml", before: Array("mine".utf8), after: Array("2".utf8)),
    ]
    #expect(failure(changes) == .changedUnderneath)
    #expect(folder.files == ["b.yaml"])
  }

  @Test("refuses to write through a link")
  func link() throws {
    let elsewhere = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/sessions",
      withDestinationPath: elsewhere.path
    )
    #expect(failure([FileChange(path: "sessions/a.yaml", before: nil, after: [1])]) == .unwritable)
    #expect(elsewhere.files == [])
  }

  @Test("keeps an edit that lands at the very last moment")
  func lostUpdate() async throws {
    // One side replaces the file as the program does, the other as an editor does. Whatever the
    // order, an editor's text may only go when the program had read it.
    try folder.write("a.yaml", "0")
    let url = URL(filePath: folder.path).appending(path: "a.yaml")
    var lost = 0
    for round in 1...300 {
      let before = try directory.bytes(of: "a.yaml") ?? []
      let theirs = Data("editor \(round)".utf8)
      async let edit: Void = Task.detached { try theirs.write(to: url, options: .atomic) }.value
      let isWritten =
        failure([FileChange(path: "a.yaml", before: before, after: Array("program \(round)".utf8))])
        == nil
      try await edit
      let now = try folder.read("a.yaml")
      if now != "editor \(round)" && !(isWritten && now == "program \(round)") { lost += 1 }
      // The program's text may stand only if the editor came first and was what the program had read,
      // which it never is here.
      if isWritten, now == "program \(round)" { lost += 1 }
    }
    #expect(lost == 0)
  }
}
