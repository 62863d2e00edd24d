/// A file as a command found it, and as it is to be.
package struct FileChange: Sendable, Hashable {
  /// Relative to the data directory.
  package var path: String
  /// What stood there when the command read it; `nil`: nothing did.
  package var before: [UInt8]?
  /// What is to stand there; `nil`: nothing.
  package var after: [UInt8]?

  package init(path: String, before: [UInt8]?, after: [UInt8]?) {
    self.path = path
    self.before = before
    self.after = after
  }
}
