import CVTerm
import Foundation
import Glibc

/// A process that the harness started, and the one place that knows `posix_spawn`.
///
/// It leads a session of its own, so that it has no terminal unless it is given one, and it starts
/// with every signal at its default and none blocked, whatever the test runner does with its own.
final class ChildProcess {
  /// How a process ended.
  enum Ending: Equatable, Sendable {
    /// It exited with this status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
  }

  /// What a descriptor of the new process is.
  enum Source {
    /// A file, opened by the new process itself; a terminal so opened first becomes its own.
    case path(String, flags: Int32)
    /// A descriptor of the harness.
    case copy(Int32)
  }

  /// The process's number, which is its session's and its process group's too.
  let pid: pid_t

  /// How it ended, once `poll` or `wait` has seen that.
  private(set) var ending: Ending?

  /// Starts `command`, an absolute path and its arguments, with just this environment.
  ///
  /// - Parameter descriptors: what the process's descriptors are, in the order they are made.
  init(
    _ command: [String], environment: [String: String],
    descriptors: [(number: Int32, source: Source)]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, source) in descriptors {
      switch source {
      case .path(let path, let flags):
        posix_spawn_file_actions_addopen(&actions, number, path, flags, 0)
      case .copy(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      }
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = Int32(CVTERM_SPAWN_SETSID) | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var started: pid_t = 0
    let error = posix_spawn(&started, command[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw SystemError("starting \(command[0])", error) }
    pid = started
  }

  deinit {
    guard poll() == nil else { return }
    kill(-pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  /// How the process ended, or nil while it runs.
  @discardableResult
  func poll() -> Ending? {
    var status: Int32 = 0
    guard ending == nil, waitpid(pid, &status, WNOHANG) == pid else { return ending }
    // What the macros `WIFEXITED`, `WEXITSTATUS` and `WTERMSIG` do, which Swift cannot see.
    let signal = status & 0x7f
    ending = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    return ending
  }

  /// Whether a process of any parent runs; one that has ended but that its new parent has yet to
  /// wait for does not.
  static func isRunning(_ process: pid_t) -> Bool {
    kill(process, 0) == 0 && state("/proc/\(process)/stat").map { !"ZX".contains($0) } ?? false
  }

  /// Whether no thread of any process in its session has anything to do: each sleeps until
  /// something comes, as `/proc/PID/task/TID/stat` says (proc_pid_stat(5)).
  ///
  /// A machine that is busy with something else makes a program silent for a while; this tells that
  /// silence from the program's own.
  var isAtRest: Bool {
    Self.names(in: "/proc").lazy.compactMap { pid_t($0) }.filter { getsid($0) == self.pid }
      .allSatisfy { process in
        let tasks = "/proc/\(process)/task"
        return Self.names(in: tasks).allSatisfy { Self.sleeps("\(tasks)/\($0)/stat") }
      }
  }

  /// What a folder holds, nothing once it is gone.
  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// Whether the thread that this file is about sleeps, is stopped or has ended.
  private static func sleeps(_ path: String) -> Bool {
    state(path).map { "STtZX".contains($0) } ?? true
  }

  /// The letter of the state that a process or thread is in, nil once it is gone
  /// (proc_pid_stat(5)).
  private static func state(_ path: String) -> Character? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let line = String(decoding: buffer[..<fread(&buffer, 1, buffer.count, file)], as: UTF8.self)
    // The name before it is in parentheses and may hold any of this.
    return line.split(separator: ")").last?.dropFirst().first
  }

  /// Sends a signal to the process, unless it has ended.
  func send(signal: Int32) {
    if poll() == nil { kill(pid, signal) }
  }
}
