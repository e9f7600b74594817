import Glibc

/// The clock that nobody sets, for deadlines.
package enum MonotonicClock {
  /// Milliseconds since some moment of the past.
  package static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
