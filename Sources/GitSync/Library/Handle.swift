import CLibGit2

/// A kind of object of libgit2: how it is given back.
protocol HandleKind {
  static func free(_ pointer: OpaquePointer)
}

/// Owns one object of libgit2, and gives it back when it goes out of use.
@safe
struct Handle<Kind: HandleKind>: ~Copyable {
  let pointer: OpaquePointer

  private init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  deinit { unsafe Kind.free(pointer) }

  /// Takes what a call of libgit2 makes.
  ///
  /// - Parameters:
  ///   - action: What is being done, for the error: `reading the index`.
  ///   - body: The call, which fills in the pointer and returns libgit2's status.
  /// - Throws: ``GitError`` with libgit2's class and text.
  @safe
  static func make(
    _ action: String,
    _ body: (inout OpaquePointer?) -> Int32
  ) throws(GitError) -> Handle {
    var pointer: OpaquePointer?
    let status = unsafe body(&pointer)
    guard status >= 0, let pointer = unsafe pointer else {
      throw .last(action, status: status)
    }
    return unsafe Handle(pointer)
  }

  /// Takes what a call makes, or `nil` when there is no such thing.
  @safe
  static func find(
    _ action: String,
    _ body: (inout OpaquePointer?) -> Int32
  ) throws(GitError) -> Handle? {
    var pointer: OpaquePointer?
    let status = unsafe body(&pointer)
    if status == GIT_ENOTFOUND.rawValue { return nil }
    guard status >= 0, let pointer = unsafe pointer else {
      throw .last(action, status: status)
    }
    return unsafe Handle(pointer)
  }
}

/// Turns a status of libgit2 into an error.
///
/// - Throws: ``GitError`` with libgit2's class and text when the status is one of a failure.
@discardableResult
func check(_ status: Int32, _ action: String) throws(GitError) -> Int32 {
  guard status >= 0 else { throw .last(action, status: status) }
  return status
}
