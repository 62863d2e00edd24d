import Foundation
import TestSupport
import Testing

/// What is said of every mistake, word for word.
///
/// With `UPDATE_GOLDENS=1` in the environment the files of the cases are written anew; read the
/// difference before you keep it.
@Suite("What is said of a mistake")
struct GoldenTests {
  private static let isUpdating =
    ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil

  @Test("is what its golden file says", arguments: Golden.all)
  func golden(_ golden: Golden) async throws {
    let folder = try TemporaryDirectory()
    try golden.write(into: folder)
    let printed = try await Self.print(golden, in: folder)
      .replacingOccurrences(of: folder.path + "/", with: "")
    #expect(printed.contains("[\(golden.code)]"), "\(printed)")
    if Self.isUpdating {
      let file = Golden.folder.appending(path: golden.code + ".txt")
      try Data(golden.text(printing: printed).utf8).write(to: file)
    } else {
      #expect(printed == golden.expected)
    }
  }

  @Test("has a golden file for each code of the sources, and none for others")
  func complete() throws {
    let codes = try DiagnosticCodes.ofData
    #expect(codes.count > 90)
    #expect(Set(Golden.all.map(\.code)) == codes)
  }

  @Test("and nothing is said of the files that stand beside those of every case")
  func sound() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    #expect(try await CommandRun.text(["check"], in: folder) == "exit 0\n")
  }

  private static func print(_ golden: Golden, in folder: TemporaryDirectory) async throws -> String
  {
    if golden.faults.isEmpty {
      let files = Set(golden.files.map(\.path))
      // Here the working directory is that of the tests.
      let arguments = golden.arguments.map { files.contains($0) ? folder.path($0) : $0 }
      return try await CommandRun.text(arguments, in: folder)
    }
    let outcome = try Binary.plugtrack.ailingRun(
      golden.arguments,
      in: folder.path,
      faults: golden.faults
    )
    return outcome.out + outcome.err + "exit \(outcome.status)\n"
  }
}
