import CLibCrypto

/// Bytes that nobody can guess, from libcrypto's generator.
package enum SecureRandom {
  /// - Throws: ``VaultError`` when the system has no randomness to give.
  package static func bytes(_ count: Int) throws(VaultError) -> [UInt8] {
    var isDone = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isDone = unsafe RAND_bytes(buffer.baseAddress, Int32(count)) == 1
      filled = isDone ? count : 0
    }
    guard isDone else { throw VaultError(message: "the system has no randomness to give") }
    return bytes
  }
}

/// Why a secret could not be made or checked.
package struct VaultError: Error, Sendable {
  package var message: String
}
