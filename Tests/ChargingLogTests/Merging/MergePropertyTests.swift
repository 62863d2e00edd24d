import ChargingLog
import Testing
import TestSupport
import YAMLRecord

@Suite struct `Any merge of random edits` {
  private static let path = "tariffs/any.yaml"
  private static let seedsEach = 700

  /// Every third seed has both sides make the record for themselves.
  private struct Sides {
    var base: String?
    var one: MergeSide
    var two: MergeSide
    var texts: (String, String)

    init(seed: UInt64) {
      var makers = ["b", "l", "p"].enumerated().map { offset, mark in
        MergeRandom(seed: seed &* 3 &+ UInt64(offset), mark: mark)
      }
      let record = makers[0].record()
      var (laptop, phone) = (record, record)
      makers[1].edit(&laptop)
      makers[2].edit(&phone)
      base = makers[0].number(1...10) == 1 ? nil : record.text
      texts = (laptop.text, phone.text)
      one = MergeSide(
        bytes: Array(laptop.text.utf8),
        commit: "aaaaaaaa",
        machine: "laptop",
        secondsSince1970: Int64(makers[1].number(1...3))
      )
      two = MergeSide(
        bytes: Array(phone.text.utf8),
        commit: "bbbbbbbb",
        machine: "phone",
        secondsSince1970: Int64(makers[2].number(1...3))
      )
    }

    /// Everything that went in and came out, to be read when a seed fails.
    func told(_ merge: MergedRecord) -> String {
      let conflicts = merge.conflicts.sorted { $0.key < $1.key }.map {
        "\($0.key)\n\(String(decoding: $0.value, as: UTF8.self))"
      }
      return ([base ?? "", texts.0, texts.1, merge.text ?? ""] + conflicts)
        .joined(separator: "\n=====\n")
    }

    func merged(_ one: MergeSide, _ two: MergeSide) -> MergedRecord {
      let (primary, secondary) = one.isPrimary(beside: two) ? (one, two) : (two, one)
      return mergedRecord(
        path: `Any merge of random edits`.path,
        base: base.map { Array($0.utf8) },
        primary: primary,
        secondary: secondary
      )
    }
  }

  @Test(arguments: 0..<16)
  func `loses nothing, can be read and is the same everywhere`(block: Int) throws {
    var given = 0
    var whole = 0
    for seed in UInt64(block * Self.seedsEach)..<UInt64((block + 1) * Self.seedsEach) {
      let sides = Sides(seed: seed)
      let merge = sides.merged(sides.one, sides.two)
      if seed % 8 == 0 { #expect(merge == sides.merged(sides.two, sides.one), "seed \(seed)") }
      let bytes = try #require(merge.content, "seed \(seed)")
      let reading = Record.read(bytes, file: Self.path)
      #expect(reading.diagnostics.isEmpty, "seed \(seed)")
      for (path, bytes) in merge.conflicts {
        #expect(RecordFile.read(bytes, path: path).content != nil, "seed \(seed): \(path)")
      }
      let missing = missingWords(sides, merge)
      #expect(missing.isEmpty, "seed \(seed)\n\(sides.told(merge))")
      let changed = changedLines(sides, merge)
      #expect(changed.isEmpty, "seed \(seed)\n\(sides.told(merge))")
      given += 1
      if seed % 8 == 1 { checkAgain(sides, merge, bytes, seed) }
      if merge.conflicts.keys.contains("conflicts/any.yaml") { whole += 1 }
      if !missing.isEmpty || !changed.isEmpty || !reading.diagnostics.isEmpty { return }
    }
    #expect(given == Self.seedsEach)
    #expect(whole * 100 <= given, "\(whole) of \(given) were not merged key by key")
  }

  /// What one side did to the look of a key went away with the key, which the other side removed.
  @Test(arguments: [4227, 9392] as [UInt64])
  func `a look that goes away with its key decides nothing`(seed: UInt64) throws {
    let sides = Sides(seed: seed)
    let merge = sides.merged(sides.one, sides.two)
    checkAgain(sides, merge, try #require(merge.content), seed)
  }

  /// Merging what is merged already changes nothing.
  private func checkAgain(_ sides: Sides, _ merge: MergedRecord, _ bytes: [UInt8], _ seed: UInt64) {
    let result = MergeSide(bytes: bytes, commit: "c", machine: nil, secondsSince1970: 9)
    #expect(sides.merged(result, result) == MergedRecord(content: bytes), "seed \(seed)")
    for side in [sides.one, sides.two] where merge.conflicts.isEmpty {
      #expect(sides.merged(result, side).content == bytes, "seed \(seed)")
    }
  }

  /// The words that a side wrote, or that both sides have, and that are nowhere in what came out.
  private func missingWords(_ sides: Sides, _ merge: MergedRecord) -> Set<Substring> {
    let before = words(sides.base ?? "")
    let (one, two) = (words(sides.texts.0), words(sides.texts.1))
    let needed = one.union(two).subtracting(before).union(one.intersection(two))
    var there = words(merge.text ?? "")
    if needed.isSubset(of: there) { return [] }
    for bytes in merge.conflicts.values {
      there.formUnion(words(String(decoding: bytes, as: UTF8.self)))
    }
    return needed.subtracting(there)
  }

  private func words(_ text: String) -> Set<Substring> {
    var words: Set<Substring> = []
    for word in text.utf8.split(whereSeparator: { !isWord($0) }) where word.count > 2 {
      if word.last == word.first, word.dropFirst().dropLast().allSatisfy({ $0 < 0x3A }) {
        words.insert(Substring(word))
      }
    }
    return words
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// The lines with a word that both sides have alike and the result has otherwise.
  private func changedLines(_ sides: Sides, _ merge: MergedRecord) -> Set<Substring> {
    /// Whole lines, with their line break.
    func lines(_ text: String) -> Set<Substring> {
      let bytes = text.utf8.starts(with: "\u{FEFF}".utf8) ? text.utf8.dropFirst(3) : text.utf8[...]
      let whole = bytes.lastIndex(of: 0x0A).map { bytes[..<$0] } ?? bytes[..<bytes.startIndex]
      return Set(whole.split(separator: 0x0A).map(Substring.init))
    }
    let both = lines(sides.texts.0).intersection(lines(sides.texts.1))
    let there = lines((merge.text ?? "") + "\n")
    if both.isSubset(of: there) { return [] }
    return both.subtracting(there).filter { !words(String($0)).isEmpty }
  }
}
