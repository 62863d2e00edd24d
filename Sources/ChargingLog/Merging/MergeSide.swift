/// One side of a merge: a file as it is in a commit.
package struct MergeSide: Sendable, Hashable {
  /// The content of the file; `nil` when the commit has no such file.
  package var bytes: [UInt8]?
  /// The commit's id in hexadecimal; empty when it is unknown.
  package var commit: String
  /// The machine that made the commit.
  package var machine: String?
  /// When the commit was made.
  package var secondsSince1970: Int64

  package init(bytes: [UInt8]?, commit: String, machine: String?, secondsSince1970: Int64) {
    self.bytes = bytes
    self.commit = commit
    self.machine = machine
    self.secondsSince1970 = secondsSince1970
  }

  /// Whether this is the primary side beside another: that of the later commit, then that of the
  /// greater id, so that every machine finds the same.
  package func isPrimary(beside other: MergeSide) -> Bool {
    (secondsSince1970, commit) >= (other.secondsSince1970, other.commit)
  }
}
