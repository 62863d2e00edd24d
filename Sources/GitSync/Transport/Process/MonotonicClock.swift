import Glibc

/// A clock that nobody sets.
enum MonotonicClock {
  /// Seconds since some time in the past.
  static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
