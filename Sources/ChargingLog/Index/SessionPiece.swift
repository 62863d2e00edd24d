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
  /// The address of those that were decoded, which stay until the piece goes; 0 before.
  ///
  /// An `AtomicLazyReference` takes ten times as long to look at, once for each session of each total.
  @usableFromInline let decoded = Atomic<UInt>(0)

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

  deinit {
    if let decoded = unsafe reference { unsafe decoded.release() }
  }

  @inlinable package var sessions: [Session] {
    if let known { return known }
    guard let decoded = unsafe reference else { return decode() }
    return unsafe decoded._withUnsafeGuaranteedRef { $0.sessions }
  }

  @inlinable var reference: Unmanaged<Decoded>? {
    let address = decoded.load(ordering: .acquiring)
    return unsafe UnsafeRawPointer(bitPattern: address).map { unsafe .fromOpaque($0) }
  }

  /// Two who ask at once may both decode them; one of the two results is kept.
  @usableFromInline func decode() -> [Session] {
    let sessions = store?.sessions() ?? []
    let made = unsafe Unmanaged.passRetained(Decoded(sessions))
    let address = UInt(bitPattern: unsafe made.toOpaque())
    let (isKept, _) = decoded.compareExchange(
      expected: 0,
      desired: address,
      ordering: .acquiringAndReleasing
    )
    if isKept { return sessions }
    unsafe made.release()
    return self.sessions
  }

  /// The path of a session, which needs no decoding.
  package func path(at position: Int) -> String {
    guard let store, unsafe reference == nil else { return sessions[position].path }
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
