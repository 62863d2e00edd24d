import CLibGit2

/// Who did something, and when.
package struct Signature: Sendable, Hashable {
  package var name: String
  package var email: String
  package var secondsSince1970: Int64
  /// Minutes east of Greenwich.
  package var offsetMinutes: Int32

  package init(name: String, email: String, secondsSince1970: Int64, offsetMinutes: Int32 = 0) {
    self.name = name
    self.email = email
    self.secondsSince1970 = secondsSince1970
    self.offsetMinutes = offsetMinutes
  }

  init?(_ pointer: UnsafePointer<git_signature>?) {
    guard let pointer = unsafe pointer else { return nil }
    let signature = unsafe pointer.pointee
    unsafe self.init(
      name: signature.name.map { unsafe String(cString: $0) } ?? "",
      email: signature.email.map { unsafe String(cString: $0) } ?? "",
      secondsSince1970: signature.when.time,
      offsetMinutes: signature.when.offset
    )
  }

  /// Lends the signature to libgit2.
  func withGit<Result: ~Copyable>(
    _ body: (UnsafePointer<git_signature>) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    var pointer: UnsafeMutablePointer<git_signature>?
    try check(
      unsafe git_signature_new(&pointer, name, email, secondsSince1970, offsetMinutes),
      "the author \(name) <\(email)>"
    )
    defer { unsafe git_signature_free(pointer) }
    guard let pointer = unsafe pointer else { throw GitError(.library, "no author") }
    return try unsafe body(pointer)
  }
}

extension Handle<RepositoryKind> {
  /// The user of git's configuration, now; `nil` where it names none.
  var configuredSignature: Signature? {
    var pointer: UnsafeMutablePointer<git_signature>?
    defer { unsafe git_signature_free(pointer) }
    guard unsafe git_signature_default(&pointer, self.pointer) == 0 else { return nil }
    return unsafe Signature(UnsafePointer(pointer))
  }
}
