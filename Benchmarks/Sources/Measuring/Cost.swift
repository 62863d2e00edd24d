/// What one run took.
public struct Cost: Sendable {
  /// By the clock on the wall.
  public var seconds: Double
  /// The most memory that was resident; 0 where nobody asks.
  public var peakMegabytes: Double

  /// Takes what was measured.
  public init(seconds: Double, peakMegabytes: Double = 0) {
    self.seconds = seconds
    self.peakMegabytes = peakMegabytes
  }
}

extension [Double] {
  /// The one in the middle.
  var median: Double {
    let sorted = self.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
