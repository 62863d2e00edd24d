/// From the least to the greatest of the numbers that a chart shows.
struct ValueSpan: Hashable {
  private(set) var low: Double
  private(set) var high: Double

  /// The span of finite numbers; 0 to 1 without any.
  ///
  /// - Parameter includesZero: Whether zero is in it, as it must be for bars.
  init(of values: some Sequence<Double>, includesZero: Bool) {
    let usable = values.filter(\.isFinite).map(Self.clamped) + (includesZero ? [0] : [])
    low = usable.min() ?? 0
    high = usable.max() ?? 1
    guard high - low <= 1e-12 * max(high.magnitude, low.magnitude) else { return }
    // Numbers that are all alike get room around them, so that there is something to see.
    let room = high.magnitude / 2
    (low, high) = high == 0 ? (0, 1) : (low - room, high + room)
  }

  /// A number that arithmetic of a chart neither overflows nor underflows with.
  static func clamped(_ value: Double) -> Double {
    value.magnitude < 1e-200 ? 0 : min(max(value, -1e300), 1e300)
  }
}
