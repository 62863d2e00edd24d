import ChargingLog
import Testing

@testable import Commands

@Suite struct `What log asks on a terminal` {
  private func draft(_ arguments: [String], answers: [String]) async throws -> (
    texts: [String: String], screen: String, isUsedUp: Bool
  ) {
    let files = [
      ("settings.yaml", "plugtrack: 1\ntime_zone: Europe/London\n"),
      ("cars/ioniq5.yaml", "battery_kwh: 74\n"),
    ].map { RecordFile.read(Array($1.utf8), path: $0) }
    let index = ChargingIndex(files: files, sessions: [])
    let now = try #require(try? Timestamp.parse("2026-11-23T07:30").get()).civil
    var draft = SessionDraft(index: index, now: now, template: nil)
    let options = try await LogCommand.asyncParse(arguments).values
    try draft.take(options)
    let script = Script(answers)
    try draft.ask(options.missing, script.prompter)
    return (draft.texts, script.screen.text, script.isUsedUp)
  }

  @Test func `is when it was, where only what was charged is said`() async throws {
    let logged = try await draft(["--energy", "41.2"], answers: ["yesterday 22:30", "06:10"])
    #expect(logged.texts["start"] == "2026-11-22T22:30")
    #expect(logged.texts["end"] == "2026-11-23T06:10")
    #expect(logged.texts["energy_kwh"] == "41.2")
    #expect(logged.isUsedUp && !logged.screen.contains("Energy"))
  }

  @Test func `is its end alone, where its start is said`() async throws {
    let logged = try await draft(["--soc", "20..80", "--start", "05:00"], answers: ["06:10"])
    #expect(logged.texts["end"] == "2026-11-23T06:10")
    #expect(logged.isUsedUp)
    #expect(!logged.screen.contains("Plugged in"))
  }

  @Test(arguments: [["--end", "07:00"], ["--duration", "2h"]])
  func `is nothing, where all is said`(options: [String]) async throws {
    let logged = try await draft(["--energy", "4"] + options, answers: [])
    #expect(logged.screen == "")
  }

  @Test func `may be left out`() async throws {
    let logged = try await draft(["--energy", "4"], answers: ["", ""])
    #expect(logged.texts["start"] != nil && logged.texts["end"] == nil)
  }
}
