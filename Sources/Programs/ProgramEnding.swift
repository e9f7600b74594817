import Glibc

/// How a program ended.
public enum ProgramEnding: Sendable, Hashable {
  /// It exited with this status, 0 for success.
  case exited(Int32)
  /// This signal ended it.
  case signalled(Int32)

  /// Whether it exited with 0.
  public var isSuccess: Bool { self == .exited(0) }

  /// What `waitpid` says of a process that has ended.
  init(wait status: Int32) {
    // `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG`, which Swift cannot see.
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  /// How a process ended; nil while it has not.
  init?(of process: pid_t) {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    self.init(wait: status)
  }

  /// How a process ended that was killed; nil where it is stuck in the kernel, as on a file system
  /// that does not answer.
  static func ofKilled(_ process: pid_t) -> ProgramEnding? {
    let moment = Grace(milliseconds: 10)
    repeat {
      if let ending = ProgramEnding(of: process) { return ending }
    } while moment.goesOn()
    return nil
  }

  /// Waits for a process to end; nil where there is none to wait for.
  static func wait(for process: pid_t) -> ProgramEnding? {
    var status: Int32 = 0
    while true {
      if waitpid(process, &status, 0) == process { return ProgramEnding(wait: status) }
      if errno != EINTR { return nil }
    }
  }
}

extension ProgramEnding: CustomStringConvertible {
  /// `exit 3`, `signal 15`.
  public var description: String {
    switch self {
    case .exited(let status): "exit \(status)"
    case .signalled(let signal): "signal \(signal)"
    }
  }
}
