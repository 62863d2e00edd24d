import ArgumentParser
import ChargingLog
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What is said of every mistake, word for word.
///
/// With `UPDATE_GOLDENS=1` in the environment the files of the cases are written anew; read the
/// difference before you keep it.
@Suite("What is said of a mistake")
struct GoldenTests {
  private static let isUpdating =
    ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil

  @Test("is what its golden file says", arguments: Golden.all)
  func golden(_ golden: Golden) async throws {
    let folder = try TemporaryDirectory()
    try golden.write(into: folder)
    let printed = try await Self.print(golden, in: folder)
      .replacingOccurrences(of: folder.path + "/", with: "")
    #expect(printed.contains("[\(golden.code)]"), "\(printed)")
    if Self.isUpdating {
      let file = Golden.folder.appending(path: golden.code + ".txt")
      try Data(golden.text(printing: printed).utf8).write(to: file)
    } else {
      #expect(printed == golden.expected)
    }
  }

  @Test("has a golden file for each code of the sources, and none for others")
  func complete() throws {
    let codes = try DiagnosticCodes.inSources
    #expect(codes.count > 90)
    #expect(Set(Golden.all.map(\.code)) == codes)
  }

  @Test("and nothing is said of the files that stand beside those of every case")
  func sound() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    #expect(try await Self.run(["check"], in: folder) == "exit 0\n")
  }

  private static func print(_ golden: Golden, in folder: TemporaryDirectory) async throws -> String
  {
    if golden.faults.isEmpty {
      let files = Set(golden.files.map(\.path))
      // Here the working directory is that of the tests.
      let arguments = golden.arguments.map { files.contains($0) ? folder.path($0) : $0 }
      return try await run(arguments, in: folder)
    }
    let outcome = try Binary.plugtrack.ailingRun(
      golden.arguments,
      in: folder.path,
      faults: golden.faults
    )
    return outcome.out + outcome.err + "exit \(outcome.status)\n"
  }

  /// Runs a command in this process, at noon on a day in 2026.
  private static func run(_ arguments: [String], in folder: TemporaryDirectory) async throws
    -> String
  {
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
    let command = try #require(try PlugTrack.parseAsRoot(arguments) as? any PlugTrackCommand)
    var status: Int32 = 0
    do {
      try await command.run(in: context)
    } catch let code as ExitCode {
      status = code.rawValue
    } catch {
      status = try context.exit(for: error).rawValue
    }
    return buffer.text + "exit \(status)\n"
  }
}
