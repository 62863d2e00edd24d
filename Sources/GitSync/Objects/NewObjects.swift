import CLibGit2
import CLibZ

/// Objects on their way into a repository.
///
/// libgit2 waits for the disk twice for every object. Here they are written together, waited for
/// together, and only then put where they are looked for: an object is never there in part, and the
/// disk has to be waited for about as long as for one.
struct NewObjects {
  enum Kind: String { case blob, tree, commit }

  private(set) var contents: [ObjectID: (kind: Kind, bytes: [UInt8])] = [:]

  /// Takes an object, and tells its name.
  mutating func add(_ kind: Kind, _ content: [UInt8]) throws(GitError) -> ObjectID {
    let bytes = Array("\(kind.rawValue) \(content.count)\0".utf8) + content
    let id = ObjectID(bytes: try SHA1.hash(bytes)[...])
    contents[id] = (kind, bytes)
    return id
  }

  /// The content of a tree that is not yet in the repository.
  func tree(_ id: ObjectID) -> [UInt8]? {
    guard let object = contents[id], object.kind == .tree,
      let end = object.bytes.firstIndex(of: 0)
    else { return nil }
    return Array(object.bytes[(end + 1)...])
  }
}

extension Repository {
  /// Puts objects into the repository that it does not have yet.
  ///
  /// - Throws: ``GitError`` of code `unwritable`.
  func write(_ objects: inout NewObjects) throws(GitError) {
    var files: [(path: String, bytes: [UInt8])] = []
    for (id, object) in objects.contents.sorted(by: { $0.key < $1.key })
    where try !hasObject(id) {
      let digits = id.description
      let path = "\(commonFolderPath)objects/\(digits.prefix(2))/\(digits.dropFirst(2))"
      files.append((path, try Deflation.of(object.bytes)))
    }
    try LooseFiles.write(files)
    objects = NewObjects()
  }

  private func hasObject(_ id: ObjectID) throws(GitError) -> Bool {
    let database = try database()
    var id = id.git
    // What another program has packed just now is then there twice, which harms nothing.
    let flags = UInt32(GIT_ODB_LOOKUP_NO_REFRESH.rawValue)
    return unsafe git_odb_exists_ext(database.pointer, &id, flags) == 1
  }

  func database() throws(GitError) -> Handle<DatabaseKind> {
    try Handle<DatabaseKind>.make("opening the objects") { out in
      unsafe git_repository_odb(&out, handle.pointer)
    }
  }

  /// The folder of what all work trees of the repository share, with a slash at its end.
  var commonFolderPath: String {
    let path = unsafe git_repository_commondir(handle.pointer).map { unsafe String(cString: $0) }
    return path ?? gitFolderPath
  }
}

/// zlib's format (RFC 1950), which objects are kept in.
enum Deflation {
  static func of(_ bytes: [UInt8]) throws(GitError) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var status = Z_OK
    let result = unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      status = unsafe compress2(
        buffer.baseAddress,
        &length,
        bytes,
        UInt(bytes.count),
        Z_BEST_SPEED
      )
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK else { throw GitError(.library, "zlib has no memory left") }
    return result
  }
}
