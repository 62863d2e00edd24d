import Synchronization

/// What was worked out from an index, kept beside it so that it is worked out once.
///
/// The index stays a value: what it is made of never changes, so neither does what follows from it.
/// Of an index that was refreshed it also knows what followed from the one before, and what changed
/// between the two, so that only what hangs on the changed files needs to be worked out again.
package final class DerivedValues: Sendable {
  /// How a refreshed index differs from the one before.
  package struct Change: Sendable {
    /// The positions before of the sessions that are gone, rising.
    package let gone: [Int]
    /// The positions now of the sessions that are new, rising.
    package let added: [Int]

    /// Calls a body for every session of the index now, with its position before; `nil` of a new one.
    package func forEach(of count: Int, _ body: (_ position: Int, _ before: Int?) -> Void) {
      var (gone, added) = (gone[...], added[...])
      var before = 0
      for position in 0..<count {
        if added.first == position {
          added.removeFirst()
          body(position, nil)
          continue
        }
        while gone.first == before {
          gone.removeFirst()
          before += 1
        }
        body(position, before)
        before += 1
      }
    }
  }

  private struct Storage {
    var values: [ObjectIdentifier: any Sendable] = [:]
    /// What followed from the index before, until it is asked for.
    var earlier: [ObjectIdentifier: any Sendable] = [:]
  }

  private let storage: Mutex<Storage>
  private let change: Change?

  init() {
    storage = Mutex(Storage())
    change = nil
  }

  /// - Parameter earlier: Of the index that was refreshed.
  init(after earlier: DerivedValues, _ change: Change) {
    let values = earlier.storage.withLock { $0.values }
    storage = Mutex(Storage(earlier: values))
    self.change = change
  }

  /// The value of a type, if it was worked out already.
  package func known<Value: Sendable>(_ type: Value.Type) -> Value? {
    storage.withLock { $0.values[ObjectIdentifier(type)] as? Value }
  }

  /// The value of a type, worked out by the first who asks.
  ///
  /// Two who ask at once may both work it out; they find the same.
  ///
  /// - Parameter make: Is given the value of the index before, where that is known.
  package func value<Value: Sendable>(
    _ type: Value.Type,
    make: ((value: Value, change: Change)?) -> Value
  ) -> Value {
    let key = ObjectIdentifier(type)
    if let known = known(type) { return known }
    let earlier = storage.withLock { $0.earlier[key] as? Value }
    let made = make(earlier.flatMap { value in change.map { (value, $0) } })
    storage.withLock { storage in
      storage.values[key] = made
      storage.earlier[key] = nil
    }
    return made
  }
}
