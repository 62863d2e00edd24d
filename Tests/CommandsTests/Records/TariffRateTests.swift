import ArgumentParser
import ChargingLog
import TestSupport
import Testing

@testable import Commands

/// A price that looks like pence, typed where the other rates are in pounds.
@Suite("A rate a hundred times the others")
struct TariffRateTests {
  private static let path = "tariffs/own.yaml"
  private static let rates = "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.3}]\n"

  /// Sets a price on a terminal.
  ///
  /// - Returns: What was written, what was asked, and the exit code.
  private func rate(_ price: String, answer: String?) async throws -> (
    text: String?, asked: String, code: Int32
  ) {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(Self.path, Self.rates)
    let (printed, asked) = (TextBuffer(), TextBuffer())
    let context = CommandContext(
      streams: OutputStreams(out: ByteSink(printed), err: ByteSink(printed)),
      console: PromptConsole(
        write: { asked.append(Array($0.utf8)) },
        readLine: { answer }
      ),
      style: .plain,
      errorStyle: .plain,
      width: nil,
      isInteractive: true,
      environment: ["XDG_CACHE_HOME": folder.path(".cache")],
      workingDirectory: folder.path,
      now: Instant(secondsSince1970: 1_780_000_000)
    )
    let arguments = ["tariff", "rate", "own", "--from", "2026-02-01", "--price", price]
    let command = try #require(
      try PlugTrack.parseAsRoot(arguments + ["--no-commit"]) as? any PlugTrackCommand
    )
    var code: Int32 = 0
    do { try await command.run(in: context) } catch { code = try context.exit(for: error).rawValue }
    return (folder.text(Self.path), asked.text, code)
  }

  @Test("is asked about, and written after a yes alone")
  func asked() async throws {
    let no = try await rate("28.5", answer: "n")
    #expect(no.text == Self.rates)
    #expect(no.code == ExitStatus.usage.code.rawValue)
    #expect(no.asked.contains("28.5 SEK per kWh is far above every other rate, of at most 0.3 SEK"))
    let yes = try await rate("28.5", answer: "y")
    #expect(yes.text?.contains("28.5") == true)
    #expect(yes.code == 0)
  }

  @Test("is not asked about a step below")
  func below() async throws {
    let it = try await rate("1.99", answer: nil)
    #expect(it.text?.contains("1.99") == true)
    #expect(it.asked.isEmpty && it.code == 0)
  }

  @Test("is written with a warning where nobody can answer")
  func warned() async throws {
    let text = try await CommandRun.text(
      ["tariff", "rate", "own", "--from", "2026-02-01", "--price", "28.5", "--no-commit"],
      with: [Self.path: Self.rates],
      then: Self.path
    )
    #expect(text.contains("warning: 28.5 SEK per kWh is far above every other rate"))
    #expect(text.contains("write 0.285 if these are pence or cents"))
    #expect(text.contains("exit 0") && text.contains("2026-02-01"))
  }
}
