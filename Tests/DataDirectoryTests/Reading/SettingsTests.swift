import ChargingLog
import DataDirectory
import TestSupport
import Testing
import YAMLRecord

@Suite("Settings, without which nothing can be read")
struct SettingsTests {
  /// What loading says with a settings file made by the closure.
  private func refusal(_ prepare: (TemporaryDirectory) throws -> Void) async throws -> String {
    try await TemporaryDirectory.with { folder in
      try folder.write("cars/ioniq5.yaml", SampleLog.files["cars/ioniq5.yaml"] ?? "")
      try prepare(folder)
      do throws(DataDirectoryError) {
        _ = try await DataDirectory(path: folder.path, cache: nil).load()
        return "loaded"
      } catch {
        let lines = ["\(error.code.rawValue) \(error.path): \(error.message)", error.fix].compactMap
        { $0 }
        return (lines + error.diagnostics.map { $0.text() }).joined(separator: "\n")
          .replacing(folder.path, with: "DIR")
      }
    }
  }

  @Test("No settings: this is no data directory")
  func missing() async throws {
    #expect(
      try await refusal { _ in } == """
        no-data-directory DIR: there is no settings.yaml, so this is no data directory
        make one with: plugtrack init DIR
        """
    )
  }

  @Test("A folder or a link where the settings should be is named as what it is")
  func noFile() async throws {
    let says =
      "settings settings.yaml: is no ordinary file\nput a file there; links are not followed"
    #expect(try await refusal { try $0.makeFolder("settings.yaml") } == says)
    #expect(
      try await refusal {
        try $0.write("real", "plugtrack: 1\n")
        try $0.link("settings.yaml", to: "real")
      } == says
    )
  }

  @Test("A format of the future is refused by its number alone, whatever else it holds")
  func future() async throws {
    #expect(
      try await refusal { try $0.write("settings.yaml", "plugtrack: 2\nwarp: {factor: 9}\n") }
        == """
        settings settings.yaml: the settings have errors
        settings.yaml:1:12: error: the data directory is of format 2; this program knows format 1 [format]
          1 | plugtrack: 2
            |            ^ update plugtrack
        """
    )
  }

  @Test(
    "Broken settings stop the load, with their place",
    arguments: [
      (
        "plugtrack: 1\ncurency: GBP\n",
        "settings.yaml:2:1: error: curency is not a key here [unknown-key]"
      ),
      ("plugtrack: 0\n", "settings.yaml:1:12: error: plugtrack is out of range [range]"),
      ("plugtrack: one\n", "settings.yaml:1:12: error: plugtrack is not a whole number [number]"),
      ("currency: GBP\n", "settings.yaml:1:1: error: plugtrack is missing [missing-key]"),
      (
        "plugtrack: 1\ntime_zone: Europe/Londn\n",
        "settings.yaml:2:12: error: time_zone is not a time zone that this machine knows [time-zone]"
      ),
    ]
  )
  func broken(_ text: String, _ says: String) async throws {
    let lines = try await refusal { try $0.write("settings.yaml", text) }.split(separator: "\n")
      .map(String.init)
    #expect(lines.prefix(2) == ["settings settings.yaml: the settings have errors", says])
  }

  @Test("Commands that mend settings load all the same")
  func accepted() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      try folder.write("settings.yaml", "plugtrack: 1\ncurrency: pounds\n")
      try folder.write("sessions/x.yaml", SampleLog.session)
      let index = try await DataDirectory(path: folder.path, cache: nil)
        .load(LoadOptions(acceptsBrokenSettings: true))
      #expect(index.sessions.count == 1)
      #expect(index.diagnostics.map(\.code) == ["currency"])
    }
  }
}
