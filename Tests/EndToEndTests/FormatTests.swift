import TestSupport
import Testing

@Suite struct `A form that a command does not print` {
  @Test(arguments: [
    (["stats"], "yaml", "json or csv"), (["what-if"], "yaml", "json or csv"),
    (["reimburse", "--rate", "0.1"], "yaml", "json or csv"), (["reprice"], "yaml", "json or csv"),
    (["advise"], "yaml", "json or csv"), (["check"], "yaml", "json or csv"),
    (["history"], "yaml", "json or csv"), (["doctor"], "yaml", "json or csv"),
    (["report", "2026-10"], "csv", "json, or stats --format csv"),
    (["status"], "csv", "json"), (["status"], "yaml", "json"),
    (["sync"], "csv", "json"), (["sync"], "yaml", "json"),
  ])
  func `is refused by name, with those that it prints`(
    command: [String],
    form: String,
    instead: String
  ) throws {
    let log = try ShortLog.make()
    let git = Git(log.path)
    for arguments in [["init", "-q"], ["add", "."], ["commit", "-qm", "begin"]] {
      #expect(try git.outcome(arguments).status == 0)
    }
    let outcome = try Binary.plugtrack.run(command + ["--format", form], in: log.path)
    #expect(outcome.status == 64, "\(outcome.out)\(outcome.err)")
    #expect(outcome.out == "")
    #expect(outcome.err.contains("\(command[0]) has no \(form)"))
    #expect(outcome.err.contains("take --format \(instead)"))
  }
}
