import CLibCrypto

/// SHA-1 of bytes, which git's index ends with and its objects are named by (FIPS 180-4).
enum SHA1 {
  /// The 20 bytes of the hash.
  ///
  /// - Throws: ``GitError`` where the system's OpenSSL does not let it be worked out.
  static func hash(_ bytes: [UInt8]) throws(GitError) -> [UInt8] {
    var length: UInt32 = 0
    let hash = unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      let isDone =
        unsafe EVP_Digest(bytes, bytes.count, buffer.baseAddress, &length, EVP_sha1(), nil) == 1
      count = isDone ? Int(length) : 0
    }
    guard hash.count == 20 else { throw GitError(.library, "OpenSSL does not work out SHA-1") }
    return hash
  }
}
