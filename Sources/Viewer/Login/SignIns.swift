import Vault

/// Who is signed in, and who may try.
///
/// A sign-in is a random token that the browser keeps in a cookie. It lives here alone, so it ends
/// with the process, when it gets old, and when the password changes.
package actor SignIns {
  package enum Outcome: Sendable, Hashable {
    /// The token for the cookie.
    case signedIn(String)
    case refused
    /// Seconds to wait before the next try.
    case wait(Int64)
  }

  private struct SignIn: Sendable {
    /// The hash of the password that it was made with.
    var password: String
    var until: Int64
  }

  /// 30 days.
  package static let lifetimeSeconds: Int64 = 30 * 86_400
  private static let most = 1000

  private var signIns: [String: SignIn] = [:]
  private var throttle = Throttle()

  package init() {}

  /// Tries a password against the hash in the settings, without which nobody can sign in; one at a
  /// time, since each takes some 30 MB on purpose.
  package func signIn(_ password: String, stored: String?, peer: String, now: Int64) -> Outcome {
    let wait = throttle.wait(peer, now: now)
    guard wait == 0 else { return .wait(wait) }
    guard let stored, let hash = PasswordHash(parsing: stored), hash.matches(password),
      let token = try? Hexadecimal.text(SecureRandom.bytes(32))
    else {
      throttle.fail(peer, now: now)
      return .refused
    }
    throttle.succeed(peer)
    signIns = signIns.filter { $0.value.until > now }
    if signIns.count >= Self.most, let oldest = signIns.min(by: { $0.value.until < $1.value.until })
    {
      signIns[oldest.key] = nil
    }
    signIns[Self.key(token)] = SignIn(password: stored, until: now + Self.lifetimeSeconds)
    return .signedIn(token)
  }

  /// Whether a token is one that was given, for the password that holds now.
  package func isSignedIn(_ token: String?, stored: String?, now: Int64) -> Bool {
    guard let token, let stored, let signIn = signIns[Self.key(token)] else { return false }
    return signIn.until > now && signIn.password == stored
  }

  /// Ends a sign-in.
  package func signOut(_ token: String?) {
    if let token { signIns[Self.key(token)] = nil }
  }

  /// Tokens are kept as their hash: a look-up by the token itself would take longer the more of it
  /// is right.
  private static func key(_ token: String) -> String { Digest.sha256(token) }
}
