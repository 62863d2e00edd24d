import CLibGit2

/// What a repository has checked out.
package struct Head: Sendable, Hashable {
  /// The branch, as in `refs/heads/main`; `nil` when a commit is checked out without one.
  package var branch: String?
  /// The commit; `nil` before the first.
  package var commit: ObjectID?

  /// The branch as people write it.
  package var branchName: String? {
    branch.map { $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : $0 }
  }
}

extension Repository {
  /// What is checked out now.
  package func head() throws(GitError) -> Head {
    let reference = try Handle<ReferenceKind>.make("reading HEAD") { out in
      unsafe git_reference_lookup(&out, handle.pointer, "HEAD")
    }
    if unsafe git_reference_type(reference.pointer) == GIT_REFERENCE_SYMBOLIC,
      let name = unsafe git_reference_symbolic_target(reference.pointer)
    {
      let branch = unsafe String(cString: name)
      return Head(branch: branch, commit: try target(of: branch))
    }
    guard let id = unsafe git_reference_target(reference.pointer) else { return Head() }
    return unsafe Head(branch: nil, commit: ObjectID(id.pointee))
  }

  /// The commit that a reference leads to; `nil` when there is no such reference.
  package func target(of reference: String) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let status = unsafe git_reference_name_to_id(&id, handle.pointer, reference)
    if status == GIT_ENOTFOUND.rawValue { return nil }
    try check(status, "reading \(reference)")
    return ObjectID(id)
  }

  /// Moves a branch, or makes it, if it is still where it was.
  ///
  /// - Parameters:
  ///   - reference: Its full name.
  ///   - old: Where it must be; `nil`: it must not exist.
  ///   - reason: What the reflog says.
  /// - Throws: ``GitError`` of code `moved` when it is elsewhere by now.
  func move(
    _ reference: String,
    from old: ObjectID?,
    to new: ObjectID,
    reason: String
  ) throws(GitError) {
    if let old, try moveLoose(reference, from: old, to: new, reason: reason) { return }
    var target = new.git
    var expected = old?.git ?? git_oid()
    do throws(GitError) {
      _ = try Handle<ReferenceKind>.make("moving \(reference)") { out in
        unsafe git_reference_create_matching(
          &out,
          handle.pointer,
          reference,
          &target,
          old == nil ? 0 : 1,
          &expected,
          reason
        )
      }
    } catch {
      let isThere = error.cause?.status == GIT_EEXISTS.rawValue
      guard isThere || error.code == .moved || error.code == .notFound else { throw error }
      throw .moved(reference, error.cause)
    }
  }
}
