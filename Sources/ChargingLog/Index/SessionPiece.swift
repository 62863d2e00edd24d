package import Synchronization

/// Some sessions that were read together: at hand, or stored somewhere and decoded when the first of
/// them is asked for, since most questions are answered by the ledger alone.
package final class SessionPiece: Sendable {
  @usableFromInline final class Decoded: Sendable {
    @usableFromInline let sessions: [Session]

    init(_ sessions: [Session]) { self.sessions = sessions }
  }

  package let count: Int
  let store: (any SessionStore)?
  /// Those that are at hand from the beginning.
  @usableFromInline let known: [Session]?
  @usableFromInline let decoded = AtomicLazyReference<Decoded>()

  package init(_ sessions: [Session]) {
    count = sessions.count
    store = nil
    known = sessions
  }

  package init(_ store: any SessionStore) {
    count = store.count
    self.store = store
    known = nil
  }

  @inlinable package var sessions: [Session] { known ?? decoded.load()?.sessions ?? decode() }

  @usableFromInline func decode() -> [Session] {
    decoded.storeIfNil(Decoded(store?.sessions() ?? [])).sessions
  }

  /// The path of a session, which needs no decoding.
  package func path(at position: Int) -> String {
    guard let store, decoded.load() == nil else { return sessions[position].path }
    return store.path(at: position)
  }
}

/// Sessions as bytes.
package protocol SessionStore: Sendable {
  var count: Int { get }
  /// Decodes all of them: just `count`.
  func sessions() -> [Session]
  func path(at position: Int) -> String
  /// Where the session of a file stands, if it is one of these.
  func position(of path: String) -> Int?
}
