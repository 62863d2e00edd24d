import CLibCrypto

/// Comparison whose duration says nothing about where two secrets differ.
package enum ConstantTime {
  /// Whether both are the same bytes; only their length may show in the time it takes.
  package static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        unsafe CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
      }
    }
  }
}
