import Foundation
import TestSupport
import Testing

/// The promises of the readers, without libFuzzer: `make fuzz` looks for longer and deeper.
@Suite("Whatever the bytes are")
struct FuzzTests {
  private static let roundCount = 250

  @Test(
    "every input of the corpus, and every one that once failed, keeps the promises",
    arguments: FuzzTarget.allCases
  )
  func known(_ target: FuzzTarget) throws {
    let inputs = try Self.inputs(of: target)
    #expect(inputs.count > 3)
    for input in inputs {
      #expect(throws: Never.self, "\(input.name)") { try target.check(input.bytes) }
    }
  }

  @Test("so do inputs that are changed at random", arguments: FuzzTarget.allCases)
  func changed(_ target: FuzzTarget) throws {
    let inputs = try Self.inputs(of: target).map(\.bytes).filter { $0.count < 2000 }
    for round in 0..<Self.roundCount {
      var mutation = Mutation(inputs: inputs, seed: UInt64(round))
      let bytes = mutation.bytes()
      do throws(FuzzFailure) {
        try target.check(bytes)
      } catch {
        // One is enough to look into.
        Issue.record("\(error) for the input of seed \(round): \(bytes)")
        break
      }
    }
  }

  private static func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    try ["Corpus", "Regressions"].flatMap { kind in
      let folder = Package.root.appending(path: "Fuzz/\(kind)/\(target.rawValue)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return try names.filter { !$0.hasPrefix(".") }.sorted().map { name in
        ("\(kind)/\(name)", Array(try Data(contentsOf: folder.appending(path: name))))
      }
    }
  }
}

/// Changes of known inputs, the same for the same seed.
private struct Mutation {
  private let inputs: [[UInt8]]
  private var random: SeededRandom

  init(inputs: [[UInt8]], seed: UInt64) {
    self.inputs = inputs
    random = SeededRandom(seed: seed)
  }

  /// Texts that readers treat in a way of their own.
  private static let words: [[UInt8]] =
    [
      [0], [0x0C], [0xEF, 0xBB, 0xBF], [0xFF], [0xC3], [0xE2, 0x80, 0xA8], [0x0D, 0x0A], [0x09],
    ]
    + ["\"", "'", "#", ": ", "- ", "{", "}", "[", "]", "|\n", "---", "*a", "&a", ",", ";", "\n"]
    .map { Array($0.utf8) }
    + ["0", "-", ".", "e9", "99999999999999999999", "2026-03-29T01:30", "sep=;", "\\u0000", "not "]
    .map { Array($0.utf8) }

  mutating func bytes() -> [UInt8] {
    var bytes = pick(inputs)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let range = range(in: bytes)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.replaceSubrange(range, with: [])
      case 1: bytes.insert(contentsOf: pick(Self.words), at: range.lowerBound)
      case 2: bytes.replaceSubrange(range, with: pick(Self.words))
      case 3: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
      case 4:
        let other = pick(inputs)
        bytes.insert(contentsOf: other[self.range(in: other)], at: range.lowerBound)
      default:
        guard !range.isEmpty else { continue }
        bytes[range.lowerBound] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let length = Int.random(in: 0...12, using: &random)
    return start..<min(bytes.count, start + length)
  }

  private mutating func pick(_ list: [[UInt8]]) -> [UInt8] {
    list[Int.random(in: 0..<list.count, using: &random)]
  }
}
