import CLibCrypto

/// SHA-256 (FIPS 180-4).
package enum Digest {
  /// The hash of a text in hexadecimal.
  package static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  /// The hash of bytes in hexadecimal.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var length: UInt32 = 0
    let hash = unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      _ = unsafe EVP_Digest(
        bytes,
        bytes.count,
        buffer.baseAddress,
        &length,
        EVP_sha256(),
        nil
      )
      count = Int(length)
    }
    return Hexadecimal.text(hash)
  }
}
