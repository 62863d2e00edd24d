import TestSupport
import Testing

@testable import DataDirectory

@Suite("The order of a walk")
struct WalkOrderTests {
  private static let names = [
    "a.yaml", "a-1.yaml", "a-10.yaml", "a-2.yaml", "aaaaaaaaa.yaml", "aaaaaaaaaa.yaml", "b.yaml",
    "2026-01-01T0000-car-1.yaml", "2026-01-01T0000-car-10.yaml", "2026-01-01T0000-car-2.yaml",
    "2026-01-01T0000-car-2-2.yaml", "ä.yaml", "Z.yaml", "01.yaml", "0.yaml", " .yaml",
  ]

  @Test("is that of whole paths, with a slash before all else, in any layout", arguments: 1...12)
  func order(seed: UInt64) async throws {
    try await TemporaryDirectory.with { folder in
      var random = SeededRandom(seed: seed)
      let folders = ["", "01/", "2026/", "2026/01/", "2026/01/a/", "2026-01/", "a/", "a/b/c/d/"]
      var paths: Set<String> = []
      for _ in 0..<Int.random(in: 0...90, using: &random) {
        let place = folders.randomElement(using: &random) ?? ""
        let name = Self.names.randomElement(using: &random) ?? ""
        paths.insert("sessions/\(place)\(name)")
      }
      for path in paths { try folder.write(path, "car: a\n") }
      let walk = await DirectoryWalk.of(folder.path)
      // A zero byte comes before all others, as the slash is to.
      let expected = paths.sorted { left, right in
        let (a, b) = (left.utf8.map { $0 == 0x2F ? 0 : $0 }, right.utf8.map { $0 == 0x2F ? 0 : $0 })
        return a.lexicographicallyPrecedes(b)
      }
      #expect(walk.sessions.map(\.path) == expected, "seed \(seed)")
      #expect(walk.diagnostics.isEmpty)
      for (position, path) in expected.enumerated() {
        let bytes = Array("-\(path)-".utf8)
        #expect(walk.sessions.compare(position, with: bytes, 1..<bytes.count - 1) == 0)
        #expect(walk.sessions[position].identity == walk.sessions.identity(at: position))
      }
    }
  }
}
