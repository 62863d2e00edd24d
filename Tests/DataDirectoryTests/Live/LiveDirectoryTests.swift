import ChargingLog
import DataDirectory
import Foundation
import TestSupport
import Testing

/// Files change, and the directory in memory with them.
struct LiveDirectoryTests {
  private static let path = "sessions/2026/11/a.yaml"

  private func folder() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(Self.path, SampleLog.session)
    return folder
  }

  /// Follows the folder while a body changes it and waits for what it expects.
  private func following(
    _ folder: TemporaryDirectory,
    _ body: (LiveDirectory) async throws -> Void
  ) async throws {
    let live = try await LiveDirectory(DataDirectory(path: folder.path, cache: nil))
    let work = Task { await live.follow() }
    // The watch is set up once the first reading after it is there.
    try await expect(live) { $0.generation > 1 }
    try await body(live)
    work.cancel()
    await work.value
  }

  private func expect(
    _ live: LiveDirectory,
    _ holds: (LiveDirectory.State) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for _ in 0..<500 {
      if holds(await live.state) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("it never came to that", sourceLocation: sourceLocation)
  }

  private func energy(_ state: LiveDirectory.State) -> String? {
    state.index.sessions.first?.energyKWh?.text
  }

  @Test func `a change in place, a renamed copy and a file moved away and back are seen`()
    async throws
  {
    let folder = try folder()
    try await following(folder) { live in
      try folder.write(Self.path, SampleLog.session.replacing("41.25", with: "1.5"))
      try await expect(live) { energy($0) == "1.5" }
      // As most editors save: another file, renamed over the first.
      try folder.write("sessions/2026/11/.a.yaml.swp", "rubbish")
      try folder.write(
        "sessions/2026/11/a.yaml~",
        SampleLog.session.replacing("41.25", with: "2.5")
      )
      #expect(rename(folder.path("sessions/2026/11/a.yaml~"), folder.path(Self.path)) == 0)
      try await expect(live) { energy($0) == "2.5" }
      #expect(rename(folder.path(Self.path), folder.path("a.bak")) == 0)
      try await expect(live) { $0.index.sessions.isEmpty }
      try folder.write(Self.path, SampleLog.session)
      try await expect(live) { energy($0) == "41.25" }
    }
  }

  @Test func `files in folders that are new, moved in or moved away are seen`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      try folder.write("sessions/2027/01/b.yaml", SampleLog.session)
      try await expect(live) { $0.index.sessions.count == 2 }
      try folder.write("sessions/2027/01/c.yaml", SampleLog.session)
      try await expect(live) { $0.index.sessions.count == 3 }
      #expect(rename(folder.path("sessions/2027"), folder.path(".away")) == 0)
      try await expect(live) { $0.index.sessions.count == 1 }
      #expect(rename(folder.path(".away"), folder.path("sessions/2028")) == 0)
      try await expect(live) { $0.index.sessions.count == 3 }
    }
  }

  @Test func `a file that gets broken keeps its values, with what is wrong beside them`()
    async throws
  {
    let folder = try folder()
    try await following(folder) { live in
      try folder.write(Self.path, "car: ioniq5\nstart: 2026-11-23T07:30\nenergy_kwh: 41,2\n")
      try await expect(live) { $0.stale == [Self.path] }
      let state = await live.state
      #expect(energy(state) == "41.25")
      #expect(state.index.sessionsLeftOut == 0)
      #expect(state.index.diagnostics.map(\.code) == ["number"])
      try folder.write(Self.path, SampleLog.session.replacing("41.25", with: "3"))
      try await expect(live) { energy($0) == "3" && $0.stale.isEmpty }
      #expect(await live.state.index.diagnostics.isEmpty)
    }
  }

  @Test func `a file that was broken from the start is left out and counted`() async throws {
    let folder = try folder()
    try folder.write("sessions/bad.yaml", "car: [\n")
    try await following(folder) { live in
      #expect(await live.state.index.sessionsLeftOut == 1)
      try folder.write("sessions/bad.yaml", SampleLog.session)
      try await expect(live) { $0.index.sessionsLeftOut == 0 && $0.index.sessions.count == 2 }
    }
  }

  @Test func `settings that are broken or gone leave the last ones`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      try folder.write("settings.yaml", "plugtrack: 1\ncurrency: [\n")
      try await expect(live) { !$0.stale.isEmpty }
      #expect(await live.state.index.settings.currency == "GBP")
      try FileManager.default.removeItem(atPath: folder.path("settings.yaml"))
      try await Task.sleep(for: .milliseconds(300))
      #expect(await live.state.index.settings.currency == "GBP")
      try folder.write("settings.yaml", "plugtrack: 1\ncurrency: EUR\n")
      try await expect(live) { $0.index.settings.currency == "EUR" && $0.stale.isEmpty }
    }
  }

  @Test func `a car that comes and goes takes its sessions with it`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      #expect(rename(folder.path("cars/ioniq5.yaml"), folder.path(".car")) == 0)
      try await expect(live) { $0.index.sessions.isEmpty && $0.index.sessionsLeftOut == 1 }
      #expect(rename(folder.path(".car"), folder.path("cars/ioniq5.yaml")) == 0)
      try await expect(live) { $0.index.sessions.count == 1 && $0.index.sessionsLeftOut == 0 }
    }
  }

  @Test func `a storm of writes is answered while it blows, and right at its end`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      let before = await live.state.generation
      for number in 1...400 {
        try folder.write(Self.path, SampleLog.session.replacing("41.25", with: "\(number)"))
        try await Task.sleep(for: .milliseconds(2))
      }
      let during = await live.state.generation
      #expect(during > before)
      #expect(during - before < 200)
      try await expect(live) { energy($0) == "400" }
    }
  }

  @Test func `a directory that goes away is waited for, and another in its place is read`()
    async throws
  {
    let parent = try TemporaryDirectory()
    for name in ["data", "other"] {
      for (path, text) in SampleLog.files { try parent.write("\(name)/\(path)", text) }
      try parent.write("\(name)/\(Self.path)", SampleLog.session)
    }
    try parent.write("other/\(Self.path)", SampleLog.session.replacing("41.25", with: "9"))
    let data = parent.path("data")
    let live = try await LiveDirectory(DataDirectory(path: data, cache: nil))
    let work = Task { await live.follow() }
    try await expect(live) { $0.generation > 1 }
    #expect(rename(data, parent.path("away")) == 0)
    try await expect(live) { $0.isGone }
    #expect(energy(await live.state) == "41.25")
    // A file is no directory either.
    try parent.write("data", "nothing")
    try await Task.sleep(for: .milliseconds(50))
    #expect(await live.state.isGone)
    #expect(unlink(data) == 0)
    #expect(rename(parent.path("other"), data) == 0)
    try await expect(live) { !$0.isGone && energy($0) == "9" }
    try parent.write("data/\(Self.path)", SampleLog.session.replacing("41.25", with: "8"))
    try await expect(live) { energy($0) == "8" }
    work.cancel()
    await work.value
  }

  @Test func `links are not followed`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      try folder.write("elsewhere", SampleLog.session)
      try folder.link("sessions/2026/11/link.yaml", to: folder.path("elsewhere"))
      try folder.write("sessions/2026/11/b.yaml", SampleLog.session)
      try await expect(live) { $0.index.sessions.count == 2 }
      #expect(await live.state.index.sessions.allSatisfy { !$0.path.contains("link") })
    }
  }

  @Test func `whoever listens is told of every change`() async throws {
    let folder = try folder()
    try await following(folder) { live in
      var changes = await live.changes().makeAsyncIterator()
      try folder.write(Self.path, SampleLog.session.replacing("41.25", with: "7"))
      let state = await changes.next()
      #expect(state.map { energy($0) } == "7")
    }
  }
}
