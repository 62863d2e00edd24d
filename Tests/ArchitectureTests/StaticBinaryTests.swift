import Foundation
import TestSupport
import Testing

/// The program as `make install` builds it.
struct StaticBinaryTests {
  private static let path = Package.root.appending(path: ".build-release/release/plugtrack").path

  @Test(
    "the installed program needs libyaml and the C library, and nothing of Swift's",
    .enabled(if: FileManager.default.isExecutableFile(atPath: path))
  )
  func libraries() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/ldd")
    process.arguments = [Self.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self
    )
    process.waitUntilExit()
    #expect(text.contains("libyaml"))
    for name in ["libicu", "Foundation", "libswift", "libdispatch", "libxml2", "libcurl"] {
      #expect(!text.contains(name), "it needs \(name)")
    }
  }
}
