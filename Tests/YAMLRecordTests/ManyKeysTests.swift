import Testing
import YAMLRecord

@Suite("Files of thousands of keys")
struct ManyKeysTests {
  private func read(_ lines: some Sequence<String>) -> Reading {
    Record.read(Array(lines.joined(separator: "\n").utf8), file: "x.yaml")
  }

  @Test("are read in the time that their size asks for", .timeLimit(.minutes(1)))
  func many() throws {
    let lines = (0..<60_000).map { "x-\($0): 1" }
    let plain = read(lines)
    #expect(try #require(plain.record).entries.count == lines.count)
    #expect(plain.diagnostics.isEmpty)
    let events = read(lines + ["'x-last': 1"])
    #expect(try #require(events.record).entries.count == lines.count + 1)
    let flow = read(["{" + lines.joined(separator: ", ") + "}"])
    #expect(try #require(flow.record).entries.count == lines.count)
  }

  @Test("have keys that are there twice, however far apart")
  func twice() throws {
    for count in [2, 31, 32, 33, 34, 500] {
      let lines = (0..<count).map { "x-\($0): 1" }
      for again in [0, count / 2, count - 1] {
        let problems = read(lines + ["x-\(again): 2"]).diagnostics
        #expect(problems.map(\.message) == ["x-\(again) is here twice"])
        #expect(problems.first?.notes.first?.place?.line == again + 1)
      }
    }
  }

  @Test(
    "are told of as far as a person reads, with the number of the rest",
    .timeLimit(.minutes(1))
  )
  func countOfProblems() throws {
    let problems = read((0..<50_000).map { _ in "x-1: 1" }).diagnostics
    #expect(problems.count == 101)
    let last = try #require(problems.last)
    #expect(last.code == "more-problems")
    #expect(last.message == "49899 more problems of this file begin here")
    #expect(last.place?.line == 102)
    #expect(read((0..<102).map { _ in "x-1: 1" }).diagnostics.map(\.code).last == "duplicate-key")
  }
}
