import Glibc
import System

/// A program that goes its own way: a browser.
///
/// It leads a session without a terminal, so that it can neither write on the screen nor be stopped
/// or hung up with it, and nothing it says is read.
public enum DetachedProgram {
  /// An end within so many seconds is the answer to the key, and later ones are the user's own.
  private static let answer = 10

  /// Starts a program and comes back at once.
  ///
  /// - Parameter failed: told, on another thread, of an end with another status than 0 soon after
  ///   the start, such as `xdg-open`'s where there is no browser.
  /// - Throws: why it could not be started; `failed` is not told then.
  public static func start(
    _ program: Program, failed: @escaping @Sendable (ProgramEnding) -> Void
  ) throws(ProgramFailure) {
    let process = try Spawn.start(
      program, standard: [.null, .null, .null], leadsSession: true)
    let started = seconds()
    // Without a wait the process would stay as a zombie.
    _ = startThread {
      guard let status = ProgramEnding.wait(for: process) else { return }
      if !status.isSuccess, seconds() - started < answer { failed(status) }
    }
  }

  /// A clock that nobody sets.
  private static func seconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
