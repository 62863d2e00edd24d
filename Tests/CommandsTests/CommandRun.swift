import ArgumentParser
import ChargingLog
import TestSupport
import Testing

@testable import Commands

/// A command that runs in this process, with a data directory of its own.
enum CommandRun {
  /// Runs a command on the morning of 28 May 2026.
  ///
  /// - Returns: All that it prints, and its exit code, as in `exit 0`.
  static func text(_ arguments: [String], in folder: TemporaryDirectory) async throws -> String {
    let buffer = TextBuffer()
    let context = CommandContext(
      streams: OutputStreams(out: ByteSink(buffer), err: ByteSink(buffer)),
      console: PromptConsole(write: { _ in }, readLine: { nil }),
      style: .plain,
      errorStyle: .plain,
      width: nil,
      isInteractive: false,
      environment: ["XDG_CACHE_HOME": folder.path(".cache")],
      workingDirectory: folder.path,
      now: Instant(secondsSince1970: 1_780_000_000)
    )
    do {
      let parsed = try PlugTrack.parseAsRoot(PlugTrack.arguments(arguments))
      let command = try #require(parsed as? any PlugTrackCommand)
      do {
        try await command.run(in: context)
        return buffer.text + "exit 0\n"
      } catch let code as ExitCode {
        return buffer.text + "exit \(code.rawValue)\n"
      } catch {
        // This prints why.
        let code = try context.exit(for: error)
        return buffer.text + "exit \(code.rawValue)\n"
      }
    } catch {
      // What the parser of arguments refuses.
      let code = PlugTrack.exitCode(for: error).rawValue
      return buffer.text + PlugTrack.fullMessage(for: error) + "\nexit \(code)\n"
    }
  }

  /// Runs a command on the files of the sample log and some more, and tells what it prints.
  static func text(
    _ arguments: [String],
    with files: [String: String],
    then read: String? = nil
  ) async throws -> String {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(files)
    let text = try await text(arguments, in: folder)
    return read.map { text + "--- \($0)\n" + (folder.text($0) ?? "") } ?? text
  }
}
