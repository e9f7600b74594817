import Glibc

/// The time that a program has to end by itself before it is killed.
///
/// A program that hears of the reader's end saves what it has; one that ignores it must not outlive
/// the reader.
public struct Grace: Sendable {
  private let deadline: Int

  /// A time from now on, in milliseconds.
  public init(milliseconds: Int) { deadline = Grace.now() + milliseconds }

  /// The time that the reader's own end leaves: it has 100 ms after a hang-up and 500 ms after a
  /// signal, and still has a terminal to give back and a store to close.
  ///
  /// Vim saves its swap file within 10 ms where the terminal is gone, but looks at a signal alone
  /// only every 100 ms.
  public init(isHangup: Bool) { self.init(milliseconds: isHangup ? 30 : 150) }

  /// The signal that tells a program of the reader's end.
  static func signal(isHangup: Bool) -> Int32 { isHangup ? SIGHUP : SIGTERM }

  /// Waits a moment; false where the time is over.
  func goesOn() -> Bool {
    guard Grace.now() < deadline else { return false }
    usleep(2_000)
    return true
  }

  /// Milliseconds on a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
