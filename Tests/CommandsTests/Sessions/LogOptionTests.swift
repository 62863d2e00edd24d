import TestSupport
import Testing

@Suite("What log takes from its options")
struct LogOptionTests {
  private static let log = ["log", "--no-input", "--no-commit"]
  private static let path = "sessions/2026/05/2026-05-28T2126-ioniq5.yaml"

  @Test(
    "An empty value is refused: a variable of a script that was never set says nothing",
    arguments: [
      "--at", "--notes", "--tag", "--network", "--energy", "--car", "--price", "--odometer",
    ]
  )
  func empty(_ option: String) async throws {
    for value in ["", " "] {
      let printed = try await CommandRun.text(Self.log + [option, value], with: [:])
      let first = try #require(printed.split(separator: "\n").first)
      #expect(first == "error: \(option) is empty")
      #expect(printed.hasSuffix(", or leave the option out\nexit 64\n"))
    }
  }

  @Test("An empty id means no session, even when there is only one")
  func emptyID() async throws {
    let printed = try await CommandRun.text(
      ["set", "", "cost=5"],
      with: ["sessions/x.yaml": SampleLog.session]
    )
    #expect(
      printed == """
        error: the id of the session is empty
          write one, or last; plugtrack list shows their ids
        exit 64

        """
    )
  }

  @Test("--set takes lists, keys in mappings and keys of one's own")
  func others() async throws {
    let settings = [
      "tags=a, b", "tags+=c", "tags-=a", "fees.idle=1.00", "fees.idle=1.50", "x-seat=warm",
      "x-trip.leg=2",
    ]
    let printed = try await CommandRun.text(
      Self.log + ["--cost", "3", "--at", "Here"] + settings.flatMap { ["--set", $0] },
      with: [:],
      then: Self.path
    )
    let file = printed.components(separatedBy: "--- \(Self.path)\n").last
    #expect(
      file == """
        car: ioniq5
        start: 2026-05-28T21:26
        location: Here
        cost: 3
        fees: {idle: 1.50}
        tags: [b, c]
        x-seat: warm
        x-trip: {leg: 2}

        """
    )
  }

  @Test("last is the one that was logged last, of two in the same minute too")
  func sameMinute() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    for cost in ["1", "2"] {
      _ = try await CommandRun.text(Self.log + ["--at", "Here", "--cost", cost], in: folder)
    }
    _ = try await CommandRun.text(["set", "last", "notes=second", "--no-commit"], in: folder)
    let second = Self.path.replacing(".yaml", with: "-2.yaml")
    #expect(try #require(folder.text(second)).contains("notes: second"))
    #expect(try #require(folder.text(Self.path)).contains("cost: 1\n"))
  }
}
