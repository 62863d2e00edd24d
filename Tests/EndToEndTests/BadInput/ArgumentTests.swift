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
