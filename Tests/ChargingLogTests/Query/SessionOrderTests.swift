import ChargingLog
import Testing

@Suite struct `An order of sessions` {
  @Test(arguments: [
    ("start", "abcd"), ("-start", "dcba"), ("cost", "cabd"), ("-cost", "bacd"),
    ("energy_kwh", "cabd"), ("-energy_kwh", "bacd"), ("network", "bacd"), ("-network", "bacd"),
    ("car", "abcd"), ("-car", "cdab"), ("car,-start", "badc"), (" -car , start ", "cdab"),
    ("odometer", "abcd"), ("-odometer", "bacd"), ("weekday", "dabc"), ("fees.idle", "bacd"),
    ("type,-cost", "acbd"), ("location", "acbd"), ("-id", "dcba"),
  ])
  func `puts the unknown last and keeps ties as they are`(text: String, ids: String) throws {
    let order = try SessionOrder.parse(text).get()
    let log = LogFixture.log
    #expect(order.sorted([0, 1, 2, 3], in: log).map { log.sessions[$0].id }.joined() == ids)
  }

  @Test func `is by start unless another is named`() {
    #expect(SessionOrder.byStart.sorted([2, 0, 3], in: LogFixture.log) == [0, 2, 3])
  }

  @Test func `is stable`() throws {
    let order = try SessionOrder.parse("car").get()
    #expect(order.sorted([3, 1, 2, 0], in: LogFixture.log) == [1, 0, 3, 2])
  }

  @Test(arguments: [
    ("-cots", "there is no field \"cots\"", "did you mean cost?"),
    ("fees", "fees has keys of its own", "write fees.session"),
    ("cost,", "there is no field \"\"", nil),
  ])
  func `that is wrong says what to write`(text: String, message: String, fix: String?) {
    guard case .failure(let problem) = SessionOrder.parse(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(problem.message == message)
    if let fix { #expect(problem.fix == fix) }
  }
}
