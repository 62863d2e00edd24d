import TestSupport
import Testing

@Suite("What check is asked about, and how it tells it")
struct CheckTests {
  private static let bad = "sessions/2026/11/x.yaml"
  private static let files = [
    bad: session + "energy: 1\n", "sessions/2026/10/y.yaml": session,
  ]
  /// A session of the past.
  private static let session = SampleLog.session.replacing("2026-11", with: "2026-03")

  @Test(
    "A file, a folder, an id and everything",
    arguments: [bad, "sessions", "./sessions/2026/", "x", ".", "sessions/2026/11"]
  )
  func there(_ path: String) async throws {
    let printed = try await CommandRun.text(["check", path], with: Self.files)
    #expect(printed.hasPrefix("\(Self.bad):5:1: error: energy is not a key here"))
  }

  @Test("Files that are well are silent", arguments: ["sessions/2026/10", "y", "cars", "ioniq5"])
  func well(_ path: String) async throws {
    #expect(try await CommandRun.text(["check", path], with: Self.files) == "exit 0\n")
  }

  @Test(
    "What is not there is told, with what is like it",
    arguments: [
      ("sesions/2026", "did you mean sessions/2026?"), ("ioniq6", "did you mean ioniq5?"),
      ("nowhere.yaml", "name a file, a folder or an id"),
    ]
  )
  func missing(_ path: String, _ fix: String) async throws {
    let printed = try await CommandRun.text(["check", path], with: Self.files)
    #expect(printed == "error: there is no \(path) in the data\n  \(fix)\nexit 2\n")
  }

  private static func sessions(_ count: Int, _ text: String) -> [String: String] {
    let pairs = (1...count).map { number in
      let start = "2026-03-\(number < 10 ? "0" : "")\(number)T07:30"
      return ("sessions/\(number).yaml", text.replacing("2026-11-23T07:30", with: start))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test("One broken car is one problem, and the sessions that wait for it another")
  func brokenCar() async throws {
    var files = Self.sessions(20, SampleLog.session)
    files["cars/ioniq5.yaml"] = "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 7,4\n"
    #expect(
      try await CommandRun.text(["check"], with: files) == """
        cars/ioniq5.yaml: error: 20 records name ioniq5 and have to do without it [unknown-car]
          mend the errors of this file
        cars/ioniq5.yaml:3:14: error: battery_kwh is not a number [number]
          3 | battery_kwh: 7,4
            |              ^^^ write 7.4: the decimal mark is a dot
        2 errors
        exit 1

        """
    )
    let one = try await CommandRun.text(["check", "sessions/7.yaml"], with: files)
    #expect(one.hasPrefix("sessions/7.yaml:1:6: error: the file of ioniq5 has errors"))
  }

  @Test("Many sessions of a car that is not there are told of once, a few one by one")
  func missingCar() async throws {
    let text = SampleLog.session.replacing("ioniq5", with: "mg4")
    let many = try await CommandRun.text(["check"], with: Self.sessions(20, text))
    #expect(many.contains("19 more records say so, this one the next"))
    #expect(many.hasSuffix("\n1 error\nexit 1\n"))
    let few = try await CommandRun.text(["check"], with: Self.sessions(3, text))
    #expect(few.hasSuffix("\n3 errors\nexit 1\n"))
  }

  @Test("A command that it says to type has every name quoted")
  func quoted() async throws {
    let files = [
      "sessions/a b;$(touch x).yaml": SampleLog.session, "sessions/-rf.yaml": SampleLog.session,
      "sessions/1.yaml": SampleLog.session,
    ].mapValues { $0 + "end: 2026-11-23T09:30\n" }
    let printed = try await CommandRun.text(["check"], with: files)
    #expect(printed.contains("plugtrack rm 'a b;$(touch x)'\n"))
    #expect(!printed.contains("rm a b") && !printed.contains("rm -rf"))
  }

  @Test("What is passed over is named where it may be missed")
  func passedOver() async throws {
    let printed = try await CommandRun.text(
      ["list"],
      with: ["session/2026/x.yaml": SampleLog.session]
    )
    #expect(printed.hasPrefix("warning: session is not read; plugtrack check says why\n"))
  }
}
