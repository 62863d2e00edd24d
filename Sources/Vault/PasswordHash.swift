import CLibCrypto

/// A salted hash of a password, made slow and hungry for memory on purpose: scrypt (RFC 7914).
///
/// Spelled `scrypt:v1:15:8:1:SALT:HASH`: the cost as a power of two, block size and parallelism, then
/// salt and hash in hexadecimal. So a later version can raise the cost and still read this one.
package struct PasswordHash: Sendable, Hashable {
  /// What one computation costs: `2^logarithmOfCost × blockSize × 128` bytes of memory.
  private struct Cost: Sendable, Hashable {
    var logarithm: Int
    var blockSize: Int
    var parallelism: Int
  }

  private let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  private static let usualCost = Cost(logarithm: 15, blockSize: 8, parallelism: 1)
  private static let hashBytes = 32
  /// No hash of a file may ask for more memory than this.
  private static let mostMemory = 256 << 20

  /// Hashes a password with a new salt.
  package init(of password: String) throws(VaultError) {
    cost = Self.usualCost
    salt = try SecureRandom.bytes(16)
    hash = try Self.derive(password, salt, Self.usualCost, count: Self.hashBytes)
  }

  /// Reads a hash; `nil` when it is none, or one whose cost is out of bounds.
  package init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 7, parts[0] == "scrypt", parts[1] == "v1",
      let logarithm = Int(parts[2]), let blockSize = Int(parts[3]), let parallelism = Int(parts[4]),
      (10...20).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism),
      128 * blockSize << logarithm <= Self.mostMemory / 2,
      let salt = Hexadecimal.bytes(parts[5]), salt.count >= 8,
      let hash = Hexadecimal.bytes(parts[6]), (16...64).contains(hash.count)
    else { return nil }
    cost = Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
    self.salt = salt
    self.hash = hash
  }

  /// The hash as settings hold it.
  package var text: String {
    "scrypt:v1:\(cost.logarithm):\(cost.blockSize):\(cost.parallelism)"
      + ":\(Hexadecimal.text(salt)):\(Hexadecimal.text(hash))"
  }

  /// Whether it is the hash of a password; takes as long for a wrong one as for the right one.
  package func matches(_ password: String) -> Bool {
    guard let other = try? Self.derive(password, salt, cost, count: hash.count) else {
      return false
    }
    return ConstantTime.isEqual(hash, other)
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost, count: Int)
    throws(VaultError) -> [UInt8]
  {
    let password = Array(password.utf8)
    var isDone = false
    let key = unsafe password.withUnsafeBytes { password in
      unsafe [UInt8](unsafeUninitializedCapacity: count) { key, filled in
        isDone =
          unsafe EVP_PBE_scrypt(
            password.bindMemory(to: CChar.self).baseAddress,
            password.count,
            salt,
            salt.count,
            1 << UInt64(cost.logarithm),
            UInt64(cost.blockSize),
            UInt64(cost.parallelism),
            UInt64(mostMemory),
            key.baseAddress,
            count
          ) == 1
        filled = isDone ? count : 0
      }
    }
    guard isDone else { throw VaultError(message: "the password cannot be hashed") }
    return key
  }
}
