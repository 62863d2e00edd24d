import ChargingLog
import DataDirectory
import Synchronization
import TestSupport
import Testing
import YAMLRecord

@testable import Commands

/// What a command does when somebody saves a file between its first look and its writing.
struct RecordEditingTests {
  private static let path = "sessions/2026/10/a.yaml"
  private static let text = "car: ioniq5\nstart: 2026-10-30T00:12\nenergy_kwh: 10\n"
  private static let theirs = text + "notes: theirs\n"

  private let folder: TemporaryDirectory
  private let buffer = TextBuffer()

  init() throws {
    folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(Self.path, Self.text)
  }

  private func editing(answers: @escaping @Sendable () -> String? = { nil }) async throws
    -> RecordEditing
  {
    let context = CommandContext(
      streams: OutputStreams(out: ByteSink(buffer), err: ByteSink(buffer)),
      console: PromptConsole(write: { _ in }, readLine: answers),
      style: .plain,
      errorStyle: .plain,
      width: nil,
      isInteractive: true,
      environment: [:],
      workingDirectory: folder.path,
      now: Instant(secondsSince1970: 1_790_000_000)
    )
    let directory = DataDirectory(path: folder.path, cache: nil)
    return RecordEditing(
      context: context,
      directory: directory,
      index: try await directory.load(),
      options: try WriteOptions.parse([])
    )
  }

  @Test("what was saved after a value was worked out stays, and the person tries again")
  func changed() async throws {
    let editing = try await editing()
    let error = await #expect(throws: DataDirectoryError.self) {
      try await editing.change(Self.path, "set", nothing: "") { record in
        try folder.write(Self.path, Self.theirs)
        return try record.applying([.set(FieldPath("energy_kwh"), .text("12"))])
      }
    }
    #expect(error?.code == .changedUnderneath)
    #expect(folder.text(Self.path) == Self.theirs)
    let status = try #require(try error.map { try editing.writing.context.exit(for: $0) })
    #expect(status == ExitStatus.locked.code)
    #expect(buffer.text.contains("run the command again"))
  }

  @Test("what was saved while it was asked is not removed")
  func removed() async throws {
    let folder = folder
    let editing = try await editing(answers: {
      try? folder.write(Self.path, Self.theirs)
      return "y"
    })
    let error = await #expect(throws: DataDirectoryError.self) {
      try await editing.remove(paths: [Self.path], isSure: false, what: "session")
    }
    #expect(error?.code == .changedUnderneath)
    #expect(folder.text(Self.path) == Self.theirs)
  }
}
