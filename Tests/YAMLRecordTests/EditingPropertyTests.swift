import TestSupport
import Testing
import YAMLRecord

/// Random documents under random edits: what is meant changes, and nothing else.
@Suite("Any edit of any document")
struct EditingPropertyTests {
  private static func record(_ document: RandomDocument, _ seed: UInt64) -> Record? {
    let reading = Record.read(Array(document.text.utf8), file: "f.yaml")
    #expect(
      reading.diagnostics.isEmpty,
      "seed \(seed): \(reading.diagnostics.map { $0.text() })\n\(document.text)"
    )
    return reading.record
  }

  /// The paths of all scalars, with their texts.
  private static func leaves(_ node: Node, _ path: FieldPath = FieldPath([])) -> [(
    path: FieldPath, text: String
  )] {
    switch node.kind {
    case .scalar(let text): [(path, text)]
    case .mapping(let entries): entries.flatMap { leaves($0.value, path.appending($0.key)) }
    case .list(let items): items.enumerated().flatMap { leaves($1, path.appending($0)) }
    }
  }

  private static func mappings(_ node: Node, _ path: FieldPath = FieldPath([])) -> [FieldPath] {
    switch node.kind {
    case .scalar: []
    case .mapping(let entries):
      [path] + entries.flatMap { mappings($0.value, path.appending($0.key)) }
    case .list(let items): items.enumerated().flatMap { mappings($1, path.appending($0)) }
    }
  }

  private static func keepsComments(_ document: RandomDocument, _ record: Record) -> Bool {
    let text = String(decoding: record.source.bytes, as: UTF8.self)
    return document.comments.allSatisfy { text.contains($0) }
  }

  @Test("Setting a scalar changes its bytes alone, and setting it back restores them")
  func setScalar() throws {
    for seed in UInt64(0)..<3000 {
      let document = RandomDocument(seed: seed)
      guard let record = Self.record(document, seed) else { continue }
      var random = SeededRandom(seed: seed &+ 1_000_000)
      guard let leaf = Self.leaves(record.root).randomElement(using: &random),
        let node = record.node(at: leaf.path)
      else { continue }
      let text = RandomDocument.word(&random)
      let edited: Record
      do { edited = try record.applying([.set(leaf.path, .text(text))]) } catch {
        Issue.record("seed \(seed): \(leaf.path) = \(text): \(error)\n\(document.text)")
        continue
      }
      #expect(edited.node(at: leaf.path)?.text == text, "seed \(seed)")
      #expect(Self.keepsComments(document, edited), "seed \(seed)\n\(document.text)")
      let (old, new) = (record.source.bytes, edited.source.bytes)
      #expect(new.starts(with: old[..<Int(node.span.start)]), "seed \(seed)")
      #expect(new.reversed().starts(with: old[Int(node.span.end)...].reversed()), "seed \(seed)")
      let others = Self.leaves(record.root).filter { $0.path != leaf.path }
      for other in others {
        #expect(edited.node(at: other.path)?.text == other.text, "seed \(seed): \(other.path)")
      }
      let back = try edited.applying([.set(leaf.path, .text(leaf.text))])
      #expect(back.root.content.isEquivalent(to: record.root.content), "seed \(seed)")
      // Where the first text needed no other quotes than it had, the way back is exact.
      if node.style == .plain, edited.node(at: leaf.path)?.style == .plain {
        #expect(back.source.bytes == old, "seed \(seed)")
      }
    }
  }

  @Test("A new key goes in without touching a line, and comes out again without a trace")
  func insertAndRemove() throws {
    var refused = 0
    for seed in UInt64(0)..<3000 {
      let document = RandomDocument(seed: seed)
      guard let record = Self.record(document, seed) else { continue }
      var random = SeededRandom(seed: seed &+ 2_000_000)
      // An empty mapping would rightly go along with the only key that it was given.
      let parents = Self.mappings(record.root).filter {
        record.node(at: $0)?.entries?.isEmpty == false
      }
      guard let parent = parents.randomElement(using: &random) else { continue }
      let path = parent.appending("new")
      let text = RandomDocument.word(&random)
      let order = (record.node(at: parent)?.entries ?? []).map(\.key)
      let place = Int.random(in: 0...order.count, using: &random)
      let keys = Array(order[..<place]) + ["new"] + Array(order[place...])
      do {
        let edited = try record.applying([.set(path, .text(text))]) { $0 == parent ? keys : [] }
        #expect(edited.node(at: path)?.text == text, "seed \(seed)")
        #expect(Self.keepsComments(document, edited), "seed \(seed)\n\(document.text)")
        for leaf in Self.leaves(record.root) {
          #expect(edited.node(at: leaf.path)?.text == leaf.text, "seed \(seed): \(leaf.path)")
        }
        let back = try edited.applying([.unset(path)])
        #expect(back.root.content.isEquivalent(to: record.root.content), "seed \(seed)")
        #expect(Self.keepsComments(document, back), "seed \(seed)")
        let isSame =
          back.source.bytes == record.source.bytes
          || back.source.bytes == record.source.bytes + Array("\n".utf8)
          || back.source.bytes == record.source.bytes + Array("\r\n".utf8)
        #expect(
          isSame,
          "seed \(seed): \(parent) \(text)\n\(document.text)\n--- back\n\(back.source.bytes.suffix(12)) of \(record.source.bytes.suffix(12))"
        )
      } catch {
        refused += 1
        if refused < 4 {
          print("refused, seed \(seed): \(path) = \(text): \(error)\n\(document.text)")
        }
      }
    }
    #expect(refused < 30, "refused \(refused) of 3000")
  }

  @Test("Taking a value out keeps every comment that is not inside it")
  func unset() throws {
    var refused = 0
    for seed in UInt64(0)..<3000 {
      let document = RandomDocument(seed: seed)
      guard let record = Self.record(document, seed) else { continue }
      var random = SeededRandom(seed: seed &+ 3_000_000)
      guard let leaf = Self.leaves(record.root).randomElement(using: &random) else { continue }
      do {
        let edited = try record.applying([.unset(leaf.path)])
        #expect(edited.root.content != record.root.content, "seed \(seed)")
        #expect(
          Self.keepsComments(document, edited),
          "seed \(seed): \(leaf.path)\n\(document.text)\n---\n\(String(decoding: edited.source.bytes, as: UTF8.self))"
        )
        if case .key = leaf.path.steps.last {
          for other in Self.leaves(record.root)
          where other.path != leaf.path && other.path.steps.first != leaf.path.steps.first {
            #expect(edited.node(at: other.path)?.text == other.text, "seed \(seed): \(other.path)")
          }
        }
      } catch {
        refused += 1
        if refused < 4 {
          print("refused, seed \(seed): unset \(leaf.path): \(error)\n\(document.text)")
        }
      }
    }
    #expect(refused < 450, "refused \(refused) of 3000")
  }

  @Test("Random bytes, and documents with random bytes changed, are read or refused, never more")
  func garbage() {
    for seed in UInt64(0)..<6000 {
      var random = SeededRandom(seed: seed &+ 4_000_000)
      var bytes =
        seed % 2 == 0
        ? (0..<Int.random(in: 0...200, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        } : Array(RandomDocument(seed: seed).text.utf8)
      if seed % 2 == 1 {
        for _ in 0..<3 where !bytes.isEmpty {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] =
            Array("\t:#-?{}[],&*!|>'\"%@`\n\r \u{7F}\u{0}x".utf8).randomElement(using: &random) ?? 0
        }
      }
      let reading = Record.read(bytes, file: "f.yaml")
      #expect(reading.record != nil || !reading.diagnostics.isEmpty, "seed \(seed)")
      for diagnostic in reading.diagnostics { #expect(!diagnostic.text().isEmpty) }
    }
  }

  /// Inputs that hurt parsers, by name, so that no report has to print them.
  private static let hostileTexts: [String: String] = [
    "brackets": String(repeating: "[", count: 100_000),
    "braces": String(repeating: "{", count: 100_000),
    "dashes": String(repeating: "- ", count: 50_000),
    "questions": String(repeating: "? ", count: 50_000),
    "quote": "a: \"" + String(repeating: "x", count: 900_000),
    "anchors": String(repeating: "&a ", count: 30_000),
    "nested braces": "a: " + String(repeating: "{a: ", count: 20_000),
    "control characters": String(repeating: "a: \u{1}\n", count: 50_000),
    "duplicates": String(repeating: "a: b\n", count: 50_000),
    "quotes": String(repeating: "'", count: 100_001),
    "staircase": "a:\n" + (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    "at signs": String(repeating: "@\n", count: 100_000),
  ]

  @Test(
    "Deep, wide and endless inputs are refused, and soon",
    arguments: hostileTexts.keys.sorted()
  )
  func hostile(name: String) throws {
    let text = try #require(Self.hostileTexts[name])
    let clock = ContinuousClock()
    let began = clock.now
    let reading = Record.read(Array(text.utf8), file: "f.yaml")
    #expect(!reading.diagnostics.isEmpty)
    #expect(clock.now - began < .seconds(20), "even in a debug build under load")
  }
}
