/// Keeps a rarely used value on the heap, so that the many records without it stay small.
@propertyWrapper
package struct Boxed<Wrapped: Sendable & Hashable>: Sendable, Hashable {
  private indirect enum Box: Sendable, Hashable {
    case value(Wrapped)
  }

  private var box: Box?

  package init(wrappedValue: Wrapped?) { box = wrappedValue.map(Box.value) }

  package var wrappedValue: Wrapped? {
    get {
      guard case .value(let value) = box else { return nil }
      return value
    }
    set { box = newValue.map(Box.value) }
  }
}
