import CLibc
import Glibc

/// A program that has the terminal for as long as it runs: an editor.
///
/// It is in our process group, so that it may read from the terminal, and Ctrl-Z stops it and us as
/// one job.
public enum TerminalProgram {
  /// Starts a program on a terminal that was given back, and waits for its end.
  ///
  /// A signal that asks us to end ends the program first, and what it started: it is told, and
  /// killed after a grace. As with system(3), what the keyboard sends to interrupt is the program's
  /// alone, and not for `signals` to return.
  ///
  /// The caller has its signals blocked and reads them from `signals`, `SIGCHLD` among them.
  ///
  /// - Parameters:
  ///   - input: the terminal's descriptor for keys.
  ///   - output: the terminal's descriptor for the screen.
  ///   - signals: waits for a signal of ours and takes what came.
  /// - Returns: how it ended, and the signal that asks us to end.
  /// - Throws: why it could not be started.
  public static func run(
    _ program: Program, input: Int32, output: Int32, signals: () -> [Int32]
  ) throws(ProgramFailure) -> (status: ProgramEnding?, ending: Int32?) {
    let process = try Spawn.start(
      program, standard: [.copy(input), .copy(output), .copy(output)], leadsSession: false)
    // While the program has the terminal, its stop is ours. A library for the screen may have a
    // handler that would draw.
    let handler = signal(SIGTSTP, SIG_DFL)
    var stop = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, nil)
    defer {
      pthread_sigmask(SIG_BLOCK, &stop, nil)
      signal(SIGTSTP, handler)
      takeTerminal(input)
    }
    while true {
      switch state(of: process) {
      case .ended(let status): return (status, nil)
      case .stopped: stopWith(process)
      case .running: break
      }
      if let ending = signals().first(where: [SIGHUP, SIGTERM, SIGINT, SIGQUIT].contains) {
        return (end(process, isHangup: ending == SIGHUP), ending)
      }
    }
  }

  /// Ends a program and what it started; nil where it did not end by itself.
  private static func end(_ process: pid_t, isHangup: Bool) -> ProgramEnding? {
    let grace = Grace(isHangup: isHangup)
    var family = ProcessFamily(of: process, session: getsid(0))
    family.send(Grace.signal(isHangup: isHangup))
    // One that is stopped would not hear of it.
    family.send(SIGCONT)
    var status: ProgramEnding?
    repeat {
      if status == nil, case .ended(let ending) = state(of: process) { status = ending }
      if family.isGone { return status }
      family.grow()
    } while grace.goesOn()
    family.send(SIGKILL)
    if status == nil { _ = ProgramEnding.ofKilled(process) }
    return status
  }

  private enum State {
    case running, stopped
    case ended(ProgramEnding?)
  }

  private static func state(of process: pid_t) -> State {
    var status: Int32 = 0
    let found = waitpid(process, &status, WNOHANG | WUNTRACED)
    if found == 0 || (found < 0 && errno == EINTR) { return .running }
    guard found == process else { return .ended(nil) }
    return status & 0xFF == 0x7F ? .stopped : .ended(ProgramEnding(wait: status))
  }

  /// The program stopped itself alone: the job stops, and goes on as a whole.
  private static func stopWith(_ process: pid_t) {
    kill(getpid(), SIGSTOP)
    kill(process, SIGCONT)
  }

  /// Makes our process group the terminal's again: a shell that was killed leaves its own there.
  private static func takeTerminal(_ terminal: Int32) {
    guard tcgetpgrp(terminal) != getpgrp() else { return }
    var set = sigset_t()
    var before = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &set, &before)
    tcsetpgrp(terminal, getpgrp())
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
