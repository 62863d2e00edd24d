import Foundation
import TestSupport
import Testing
import YAMLRecord

/// The quick reader of plain layouts reads what it takes just as libyaml does, byte spans included.
@Suite("The plain reader")
struct PlainReaderTests {
  private static let samples: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "sample-data").path
    let paths =
      FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.sorted() ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.compactMap {
      try? String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)
    }
  }()

  /// Whether both readers say the same; `true` when the plain one took the file.
  private static func agree(_ text: some Sequence<UInt8>, _ seed: UInt64? = nil) -> Bool {
    let bytes = Array(text)
    let reading = Record.read(bytes, file: "f.yaml")
    let events = Record.readEvents(bytes, file: "f.yaml")
    #expect(
      reading.record == events.record && reading.diagnostics == events.diagnostics,
      "seed \(seed.map { "\($0)" } ?? "none")\n\(String(decoding: bytes, as: UTF8.self))"
    )
    var reader = PlainReader(bytes)
    return reading.diagnostics.isEmpty && reader.read() != nil
  }

  @Test("takes nearly all of the sample data, and reads it alike")
  func sampleData() {
    #expect(Self.samples.count > 300)
    let taken = Self.samples.count { Self.agree($0.utf8) }
    #expect(taken * 10 > Self.samples.count * 9, "\(taken) of \(Self.samples.count)")
  }

  @Test(
    "takes each of these layouts",
    arguments: [
      "a: 1", "a: 1\n", "# top\n\na: 1  # one\n  # indented\nb: two words # c\n", "a: x#y\nb: 'z\n",
      "a: http://example.org/?q#f\n", "a: -1.5\n", "a: Café du Nord ☕️ £3 \n", "a: b?\nc: why?\n",
      "fees:  # all\n  # one\n  session: 0.50\n\n  idle: 1\nb: 2\n", "a: {b: 1,c: -2 , d: x y }\n",
      "a: [b, c d,e]  # f\n\n\n", "a: 2026-11-23 07:30:15+01:00\n", "a: 1\n   ", "a-b_c9: d\n",
      "a:\n    b: c\n",
    ]
  )
  func layouts(text: String) {
    let isTaken = Self.agree(text.utf8)
    #expect(isTaken == !text.contains("'"))
  }

  @Test(
    "leaves everything that is not plain to libyaml",
    arguments: [
      "a: b: c\n", "a: b:\n", "a:\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: b\n  c\n",
      "a: [b, [c]]\n", "a: [b\n", "a: [b]#c\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: |\n  b\n",
      "- a\n", "? a\n", "a\n", " a: b\n", "a: 1\n b: 2\n", "a:\n  b: 1\n    c: 2\n", "a:\tb\n",
      "a: b\tc\n", "\ta: b\n", "a: b\r\n", "---\na: b\n", "a: b\n...\n", "<<: a\n", "a: [00:30]\n",
      "a: {b:1}\n", "a:\n  b: 1\n c: 2\n", "a: @b\n", "a: - b\n", "a: ,b\n", "\u{FEFF}a: b\n",
      "a:\n  b:\n    c: 1\n", "a: [b,]\n", "a: 1\n%b: c\n", "a: }\n", "a: b # c\r\nd: e\n",
    ]
  )
  func others(text: String) { #expect(!Self.agree(text.utf8)) }

  @Test("reads any text alike: samples and documents with random bytes changed")
  func randomChanges() {
    let scraps = Array(" :#-?,[]{}\n\t\r'\"&*!|>%@`ab0_.é\u{A0}".utf8)
    var taken = 0
    for seed in UInt64(0)..<6000 {
      var random = SeededRandom(seed: seed)
      let isSample = Int.random(in: 0..<3, using: &random) > 0
      let text =
        isSample
        ? Self.samples.randomElement(using: &random) ?? "a: b\n" : RandomDocument(seed: seed).text
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(scraps.randomElement(using: &random) ?? 0x20, at: place)
        case 1: if place < bytes.count { bytes.remove(at: place) }
        case 2:
          if place < bytes.count { bytes[place] = scraps.randomElement(using: &random) ?? 0x20 }
        default:
          let end = Int.random(in: place...min(bytes.count, place + 20), using: &random)
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      if Self.agree(bytes, seed) { taken += 1 }
    }
    #expect(taken > 1500, "only \(taken) were plain")
  }
}
