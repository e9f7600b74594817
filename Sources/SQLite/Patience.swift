import CSQLite
import Glibc

extension Connection {
  /// Has the connection wait for other programs' transactions, for so many seconds at most; 0 is
  /// not at all.
  ///
  /// SQLite's own way (`sqlite3_busy_timeout`) soon looks ten times a second only. On a slow disk a
  /// program that writes without a pause leaves gaps of microseconds, and would keep us out for as
  /// long as we wait.
  package borrowing func waitForOthers(_ seconds: Double) {
    // Each look comes two milliseconds after the one before, on average. The number of looks
    // travels as an address.
    let looks = unsafe UnsafeMutableRawPointer(bitPattern: Int(seconds / 0.002))
    unsafe sqlite3_busy_handler(
      handle,
      { looks, count in
        let pause = UInt32.random(in: 1_000...3_000)
        guard Int(count) < Int(bitPattern: looks) else { return 0 }
        usleep(pause)
        return 1
      }, looks)
  }
}
