/// What one run took.
public struct Cost: Sendable {
  /// By the clock on the wall.
  public var seconds: Double
  /// The most memory that was resident; 0 where nobody asks.
  public var peakMegabytes: Double
  /// The size of what was answered; 0 where nobody asks.
  public var kilobytes: Double

  /// Takes what was measured.
  public init(seconds: Double, peakMegabytes: Double = 0, kilobytes: Double = 0) {
    self.seconds = seconds
    self.peakMegabytes = peakMegabytes
    self.kilobytes = kilobytes
  }
}

extension [Double] {
  /// The one in the middle.
  var median: Double {
    let sorted = self.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
