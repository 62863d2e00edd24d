import Testing
import Vault

struct PasswordHashTests {
  @Test func `a password matches its own hash alone, and no two hashes are alike`() throws {
    let hash = try PasswordHash(of: "drei blaue Esel")
    #expect(hash.matches("drei blaue Esel"))
    #expect(!hash.matches("drei blaue Esel "))
    #expect(!hash.matches(""))
    let other = try PasswordHash(of: "drei blaue Esel")
    #expect(hash.text != other.text)
    #expect(!hash.text.contains("Esel"))
  }

  @Test func `a hash comes back from its text`() throws {
    let hash = try PasswordHash(of: "päßwörd 🔋")
    #expect(PasswordHash(parsing: hash.text) == hash)
    #expect(try #require(PasswordHash(parsing: hash.text)).matches("päßwörd 🔋"))
  }

  /// RFC 7914, section 12, the third vector.
  @Test func `the hash is scrypt as its RFC has it`() throws {
    let text =
      "scrypt:v1:14:8:1:536f6469756d43686c6f72696465:"
      + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
      + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    let hash = try #require(PasswordHash(parsing: text))
    #expect(hash.matches("pleaseletmein"))
    #expect(!hash.matches("pleaseletmeout"))
    #expect(hash.text == text)
  }

  @Test(
    "what is no hash, or one that would cost too much, is refused",
    arguments: [
      "", "secret", "scrypt:", "scrypt:v2:14:8:1:0011223344556677:00112233445566778899aabbccddeeff",
      "scrypt:v1:30:8:1:0011223344556677:00112233445566778899aabbccddeeff",
      "scrypt:v1:20:32:1:0011223344556677:00112233445566778899aabbccddeeff",
      "scrypt:v1:14:8:99:0011223344556677:00112233445566778899aabbccddeeff",
      "scrypt:v1:14:8:1:00:00112233445566778899aabbccddeeff",
      "scrypt:v1:14:8:1:0011223344556677:0011",
      "scrypt:v1:14:8:1:0011223344556677:zz112233445566778899aabbccddeeff",
      "scrypt:v1:-1:8:1:0011223344556677:00112233445566778899aabbccddeeff",
    ]
  )
  func refused(_ text: String) { #expect(PasswordHash(parsing: text) == nil) }
}

struct VaultValueTests {
  @Test func `comparison sees every byte and the length`() {
    #expect(ConstantTime.isEqual([1, 2, 3], [1, 2, 3]))
    #expect(ConstantTime.isEqual([], []))
    #expect(!ConstantTime.isEqual([1, 2, 3], [1, 2, 4]))
    #expect(!ConstantTime.isEqual([1, 2, 3], [1, 2]))
  }

  @Test func `random bytes are as many as asked for, and never the same`() throws {
    let all = try (0..<50).map { _ in try SecureRandom.bytes(32) }
    #expect(all.allSatisfy { $0.count == 32 })
    #expect(Set(all).count == 50)
    #expect(try SecureRandom.bytes(0).isEmpty)
  }

  /// FIPS 180-4 examples.
  @Test func `the digest is SHA-256`() {
    #expect(
      Digest.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(
      Digest.sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }
}
