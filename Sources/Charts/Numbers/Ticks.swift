/// Round numbers along an axis, evenly apart, from below its least value to above its greatest.
struct Ticks: Hashable {
  let values: [Double]
  let step: Double

  var low: Double { values.first ?? 0 }
  var high: Double { values.last ?? 1 }

  /// Steps of 1, 2, 2.5 or 5 times a power of ten.
  ///
  /// - Parameter count: About how many steps there is room for.
  init(_ span: ValueSpan, count: Int) {
    let wanted = (span.high - span.low) / Double(max(1, count))
    let step = Self.niceStep(atLeast: wanted)
    let first = (span.low / step).rounded(.down)
    let steps = min(max((span.high / step).rounded(.up) - first, 1), 40)
    self.step = step
    values = (0...Int(steps)).map { (first + Double($0)) * step }
  }

  /// Where a number lies between the least and the greatest tick, from 0 to 1.
  func share(of value: Double) -> Double {
    let share = (ValueSpan.clamped(value) - low) / (high - low)
    return share.isFinite ? min(max(share, 0), 1) : 0
  }

  private static func niceStep(atLeast wanted: Double) -> Double {
    guard wanted > 1e-290, wanted.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= wanted { power *= 10 }
    while power > wanted { power /= 10 }
    let factors = [1, 2, 2.5, 5, 10]
    let factor = factors.first { $0 * power >= wanted * (1 - 1e-9) } ?? 10
    return factor * power
  }
}
