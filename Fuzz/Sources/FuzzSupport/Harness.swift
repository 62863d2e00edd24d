/// What libFuzzer hands over, as an array of bytes.
///
/// - Parameters:
///   - start: The first byte; may be `nil` when there are none.
///   - count: How many there are.
package func fuzzedBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  unsafe Array(UnsafeBufferPointer(start: start, count: count))
}

/// Stops with a message unless a condition holds; libFuzzer then keeps the input.
package func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
