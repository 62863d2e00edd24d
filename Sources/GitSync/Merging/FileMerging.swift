/// How one file is merged: handed in, since this room does not know what is in the files.
package struct FileMerging: Sendable {
  /// One side of a question.
  package struct Side: Sendable, Hashable {
    /// The content; `nil`: the commit has no such file.
    package var bytes: [UInt8]?
    /// The commit, in hexadecimal.
    package var commit: String
    /// The machine that made it.
    package var machine: String?
    package var secondsSince1970: Int64
  }

  /// A file that both sides changed.
  package struct Question: Sendable, Hashable {
    package var path: String
    /// The content that both sides began with.
    package var base: [UInt8]?
    /// The side whose value stands in a conflict: that of the later commit.
    package var primary: Side
    package var secondary: Side
    /// Conflict files about this file, by path, which both sides began with and have since settled.
    package var settled: [String: [UInt8]] = [:]
  }

  package struct Answer: Sendable, Hashable {
    /// What the file is to be; `nil`: gone.
    package var content: [UInt8]?
    /// Files to be written besides, by path: the conflicts.
    package var conflicts: [String: [UInt8]]

    package init(content: [UInt8]?, conflicts: [String: [UInt8]] = [:]) {
      self.content = content
      self.conflicts = conflicts
    }
  }

  /// Merges one file.
  ///
  /// The answer must follow from the question alone, so that all machines merge alike.
  package var merge: @Sendable (Question) -> Answer
  /// Puts two conflict files of the same path together.
  package var combine: @Sendable (_ path: String, _ one: [UInt8], _ other: [UInt8]) -> Answer

  /// The file that a conflict file is about; `nil` when it is none.
  package var subject: @Sendable (_ path: String, _ bytes: [UInt8]) -> String?

  /// Whether a file that a side removed and one that it added, which are much alike, are one record
  /// that it has moved.
  package var isMoved: @Sendable (_ path: String, _ removed: [UInt8], _ added: [UInt8]) -> Bool
  /// Whether two files that the sides have added under one name are about different things, so that
  /// each is to be kept as it is.
  package var areDistinct: @Sendable (_ path: String, _ one: [UInt8], _ other: [UInt8]) -> Bool

  package init(
    merge: @escaping @Sendable (Question) -> Answer,
    combine: @escaping @Sendable (_ path: String, _ one: [UInt8], _ other: [UInt8]) -> Answer,
    subject: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) -> String? = { _, _ in nil },
    isMoved: @escaping @Sendable (_ path: String, _ removed: [UInt8], _ added: [UInt8]) -> Bool = {
      _,
      _,
      _ in true
    },
    areDistinct: @escaping @Sendable (_ path: String, _ one: [UInt8], _ other: [UInt8]) -> Bool = {
      _,
      _,
      _ in false
    }
  ) {
    self.merge = merge
    self.combine = combine
    self.subject = subject
    self.isMoved = isMoved
    self.areDistinct = areDistinct
  }
}
