import Glibc

/// Time on a clock that nobody sets, in nanoseconds.
enum Clock {
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The processor time of this process, in nanoseconds.
  static func processor() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// What a piece of work takes, in nanoseconds.
  static func time(_ work: () throws -> Void) rethrows -> Double {
    let start = now()
    try work()
    return Double(now() - start)
  }
}
