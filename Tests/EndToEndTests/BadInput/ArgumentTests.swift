import Foundation
import TestSupport
import Testing

/// Arguments that are not what they look like.
struct ArgumentTests {
  @Test("an argument that is not UTF-8 is refused, not written with other letters")
  func encoding() throws {
    let log = try ShortLog.make()
    let before = log.text(ShortLog.session)
    let outcome = try Binary.tool("/bin/sh").run(
      ["-c", "exec \"$0\" set last \"notes=$(printf 'caf\\351')\"", Binary.plugtrack.path],
      in: log.path
    )
    #expect(outcome.status == 64 && outcome.err.contains("not UTF-8"), "\(outcome)")
    #expect(log.text(ShortLog.session) == before)
  }

  @Test(
    "a command that does not exist is named, and the nearest with it",
    arguments: [
      (["lits"], "there is no command plugtrack lits\n  did you mean: plugtrack list?"),
      (["help", "lits"], "there is no command plugtrack lits\n  did you mean: plugtrack list?"),
      (["car", "ad"], "there is no command plugtrack car ad\n  did you mean: plugtrack car add?"),
      (
        ["qqqqqqqq"],
        "there is no command plugtrack qqqqqqqq\n  the commands are shown by: plugtrack --help"
      ),
    ]
  )
  func unknownCommand(_ arguments: [String], message: String) throws {
    let outcome = try Binary.plugtrack.run(arguments, in: "/")
    #expect(outcome.status == 64 && outcome.out.isEmpty)
    #expect(outcome.err == "error: \(message)\n")
  }

  @Test(
    "help and options stand where they stood",
    arguments: [
      ["help", "log"], ["help"], ["log", "--help"], ["--version"],
    ]
  )
  func help(_ arguments: [String]) throws {
    #expect(try Binary.plugtrack.run(arguments, in: "/").status == 0)
  }

  @Test("a clone of an address where nothing is says what to do about the address")
  func cloneOfNothing() throws {
    let folder = try TemporaryDirectory()
    let outcome = try Binary.plugtrack.run(["clone", "nothing", "here"], in: folder.path)
    #expect(outcome.status == 69)
    #expect(outcome.err.contains("look at the address") && !outcome.err.contains("set-url"))
    #expect(folder.files.isEmpty)
  }

  @Test(
    "an empty name is a variable that is not set, not the working directory",
    arguments: [
      ["init", ""], ["init", "-C", ""], ["clone", "/nowhere", ""], ["clone", "", "new"],
    ]
  )
  func empty(_ arguments: [String]) throws {
    let folder = try TemporaryDirectory()
    let outcome = try Binary.plugtrack.run(arguments, in: folder.path)
    #expect(outcome.status == 64 && outcome.err.contains("empty"), "\(outcome)")
    #expect(folder.files.isEmpty)
  }
}
