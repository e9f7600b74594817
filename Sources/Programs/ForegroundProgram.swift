import Glibc

/// A program that has our terminal, input and output for as long as it runs, for a command without
/// a screen.
public enum ForegroundProgram {
  /// Starts a program and waits for its end.
  ///
  /// As with system(3), what the keyboard sends to interrupt is the program's alone.
  ///
  /// - Returns: how it ended; nil where nobody knows.
  /// - Throws: why it cannot be started.
  public static func run(_ program: Program) throws(ProgramFailure) -> ProgramEnding? {
    // Before the start: a key that is pressed at once would end us. The program itself starts with
    // all signals at their default.
    let handlers = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in handlers { signal(number, handler) } }
    let process = try Spawn.start(
      program, standard: [.copy(STDIN_FILENO), .copy(STDOUT_FILENO), .copy(STDERR_FILENO)],
      leadsSession: false)
    return ProgramEnding.wait(for: process)
  }
}
