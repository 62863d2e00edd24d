import Testing

/// What holds for every source file.
struct SourceTests {
  @Test("the program does without Foundation")
  func foundation() throws {
    for file in try SourceFile.all(in: "Sources") {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test(
    "nothing in the program can stop it on purpose or turn checking off",
    arguments: [
      "try!", "as!", "fatalError(", "preconditionFailure(", "@unchecked", "nonisolated(unsafe)",
      "unsafeBitCast",
      "@preconcurrency",
    ]
  )
  func escapes(_ word: String) throws {
    for file in try SourceFile.all(in: "Sources") {
      #expect(!file.codeLines.contains { $0.contains(word) }, "\(file.path)")
    }
  }

  @Test("every file can be read at a sitting", arguments: ["Sources", "Tests"])
  func length(_ folder: String) throws {
    let lengths = try SourceFile.all(in: folder).map { file in
      let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(count < 450, "\(file.path) has \(count) lines")
      return count
    }.sorted()
    #expect(lengths[lengths.count / 2] < 120)
  }

  @Test(
    "the sources leave nothing for later and know no machine",
    arguments: ["TODO", "FIXME", "XXX:", "HACK", "/work/", "/tmp/"]
  )
  func leftovers(_ word: String) throws {
    for file in try SourceFile.all(in: "Sources") {
      #expect(!file.text.contains(word), "\(file.path)")
    }
  }
}
