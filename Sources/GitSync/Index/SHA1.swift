import CLibCrypto

/// SHA-1 of bytes, which git's index ends with and its objects are named by (FIPS 180-4).
enum SHA1 {
  /// The 20 bytes of the hash.
  ///
  /// - Throws: ``GitError`` where the system's OpenSSL does not let it be worked out.
  static func hash(_ bytes: [UInt8]) throws(GitError) -> [UInt8] { try hash([bytes[...]]) }

  /// The 20 bytes of the hash of parts, one behind the other.
  ///
  /// - Throws: ``GitError`` where the system's OpenSSL does not let it be worked out.
  static func hash(_ parts: [ArraySlice<UInt8>]) throws(GitError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { throw failure }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestInit_ex(context, EVP_sha1(), nil) == 1 else { throw failure }
    for part in parts {
      let isTaken = unsafe part.withUnsafeBytes {
        unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
      }
      guard isTaken else { throw failure }
    }
    var length: UInt32 = 0
    let hash = unsafe [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
      let isDone = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, &length) == 1
      count = isDone ? Int(length) : 0
    }
    guard hash.count == 20 else { throw failure }
    return hash
  }

  private static var failure: GitError {
    GitError(.library, "OpenSSL does not work out SHA-1")
  }
}
