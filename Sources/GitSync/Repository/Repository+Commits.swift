import CLibGit2

/// A commit as it stands in the repository.
package struct Commit: Sendable, Hashable {
  package var id: ObjectID
  package var tree: ObjectID
  package var parents: [ObjectID]
  package var author: Signature
  package var committer: Signature
  package var message: CommitMessage
}

extension Repository {
  /// Reads a commit.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let commit = try lookUpCommit(id)
    let pointer = unsafe commit.pointer
    let none = Signature(name: "", email: "", secondsSince1970: 0)
    let count = unsafe git_commit_parentcount(pointer)
    var parents: [ObjectID] = []
    for number in 0..<count {
      if let parent = unsafe git_commit_parent_id(pointer, number) {
        parents.append(unsafe ObjectID(parent.pointee))
      }
    }
    guard let tree = unsafe git_commit_tree_id(pointer) else {
      throw GitError(.corrupt, "the commit \(id.short) has no tree", place: id.description)
    }
    let text = unsafe git_commit_message(pointer).map { unsafe String(cString: $0) } ?? ""
    return unsafe Commit(
      id: id,
      tree: ObjectID(tree.pointee),
      parents: parents,
      author: Signature(git_commit_author(pointer)) ?? none,
      committer: Signature(git_commit_committer(pointer)) ?? none,
      message: CommitMessage(parsing: text)
    )
  }

  /// The tree of the last commit; `nil` before the first.
  package func headTree() throws(GitError) -> ObjectID? {
    guard let id = try head().commit else { return nil }
    return try commit(id).tree
  }

  func lookUpCommit(_ id: ObjectID) throws(GitError) -> Handle<CommitKind> {
    var git = id.git
    return try Handle<CommitKind>.make("reading the commit \(id.short)") { out in
      unsafe git_commit_lookup(&out, handle.pointer, &git)
    }
  }

  /// The text of a commit that is not yet in the repository.
  func commitText(
    tree: ObjectID,
    parents: [ObjectID],
    author: Signature,
    committer: Signature,
    message: CommitMessage
  ) -> String {
    var text = "tree \(tree)\n"
    for parent in parents { text += "parent \(parent)\n" }
    text += "author \(author.header)\ncommitter \(committer.header)\n"
    return text + "\n" + message.text
  }

  /// The text of a commit with a signature of it among its headers.
  func signed(_ text: String, _ signature: String?) -> String {
    guard let signature, let end = text.firstRange(of: "\n\n") else { return text }
    let lines = signature.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.joined(separator: "\n ").trimmingSpaces
    return text[..<end.lowerBound] + "\ngpgsig \(header)"
      + (header.hasSuffix("\n") ? "" : "\n") + text[text.index(after: end.lowerBound)...]
  }
}

extension Signature {
  /// As it stands in a commit: `name <email> seconds +0100`.
  var header: String {
    let minutes = abs(offsetMinutes)
    let zone =
      (offsetMinutes < 0 ? "-" : "+") + (minutes / 60 < 10 ? "0" : "") + "\(minutes / 60)"
      + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    return "\(Self.crumbs(name)) <\(Self.crumbs(email))> \(secondsSince1970) \(zone)"
  }

  /// Without the characters that git does not let stand in a name.
  private static func crumbs(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0.value >= 32 && $0 != "<" && $0 != ">" }
    return String(String.UnicodeScalarView(scalars)).trimmingSpaces
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let start = drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }
}
