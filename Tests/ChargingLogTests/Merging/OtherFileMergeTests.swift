import ChargingLog
import Testing

@Suite struct `A merge of files that are no records` {
  private func merge(_ path: String, _ base: String?, _ laptop: String, _ phone: String)
    -> MergedRecord
  {
    MergeFixture(path: path, base: base, laptop: laptop, phone: phone).laptopLater()
  }

  @Test(arguments: [".gitignore", ".gitattributes", "sessions/.gitignore"])
  func `keeps the lines of both sides in the lists of git`(path: String) {
    let merge = merge(path, "a\n", "a\nb\n", "a\nc\n")
    #expect(merge == MergedRecord(content: Array("a\nb\nc\n".utf8)))
    let rewritten = self.merge(path, "a\nx\n", "b\nx\n", "c\nx\n")
    #expect(rewritten == MergedRecord(content: Array("b\nc\nx\n".utf8)))
  }

  @Test func `goes line by line in other text`() {
    let merge = merge("README.md", "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n")
    #expect(merge == MergedRecord(content: Array("A\nb\nC\n".utf8)))
  }

  @Test func `keeps the whole other file where both sides rewrote a line`() throws {
    let merge = merge("README.md", "a\nb\n", "A\nb\n", "Ä\nb\nc\n")
    #expect(merge.text == "A\nb\n")
    #expect(merge.conflicts.keys.sorted() == ["conflicts/README.md.yaml"])
    let conflict = try #require(merge.typedConflicts.first)
    #expect(conflict.file == "README.md")
    #expect(conflict.other?.value == "Ä\nb\nc\n")
  }

  @Test func `leaves the schemas of editors to the later side`() {
    let merge = merge(".schema/session.json", "{}", "{\"a\": 1}", "{\"b\": 1}")
    #expect(merge == MergedRecord(content: Array("{\"a\": 1}".utf8)))
  }
}

@Suite struct `A merge of conflict records` {
  private static let path = "conflicts/a--cost.yaml"

  private func text(_ value: String, commit: String) -> String {
    """
    file: sessions/a.yaml
    key: cost
    kept: {value: "1", commit: \(commit)}
    other: {value: "\(value)", commit: \(commit)}

    """
  }

  @Test func `makes one of the same conflict found twice`() {
    let fixture = MergeFixture(
      path: Self.path,
      laptop: text("2", commit: "aaa"),
      phone: text("2", commit: "bbb")
    )
    #expect(fixture.laptopLater() == MergedRecord(content: Array(text("2", commit: "aaa").utf8)))
  }

  @Test func `keeps two different conflicts about one key`() throws {
    let fixture = MergeFixture(
      path: Self.path,
      laptop: text("2", commit: "aaa"),
      phone: text("3", commit: "bbb")
    )
    let merge = fixture.laptopLater()
    #expect(merge.text == text("2", commit: "aaa"))
    let (path, bytes) = try #require(merge.conflicts.first)
    #expect(path.wholeMatch(of: /conflicts\/a--cost--[0-9a-f]{8}\.yaml/) != nil)
    #expect(bytes == Array(text("3", commit: "bbb").utf8))
  }

  @Test func `keeps one that was settled on one machine alone settled`() {
    let conflict = text("2", commit: "aaa")
    let fixture = MergeFixture(path: Self.path, base: conflict, laptop: nil, phone: conflict)
    #expect(fixture.laptopLater() == MergedRecord(content: nil))
  }
}
