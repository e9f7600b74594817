import Glibc

/// A process that is measured; nothing else here knows `posix_spawn`.
///
/// It ends with this value at the latest.
final class ChildProcess {
  /// What one of its descriptors is: a file that it opens itself, or one that this program has
  /// open.
  enum Source {
    case path(String)
    case copy(Int32)
  }

  /// `POSIX_SPAWN_SETSID`, which glibc shows to programs in C only.
  private static let newSession: Int16 = 0x80

  let pid: pid_t
  private var hasEnded = false

  /// Starts a program with standard input, output and errors from these, in this order; in a
  /// session of its own where a terminal is to be its own.
  ///
  /// - Throws: where the program cannot be started.
  init(
    _ command: [String], environment: [String: String], descriptors: [Source],
    isSessionLeader: Bool = false
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, source) in descriptors.enumerated() {
      switch source {
      case .path(let path):
        posix_spawn_file_actions_addopen(&actions, Int32(number), path, O_RDWR, 0)
      case .copy(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if isSessionLeader { posix_spawnattr_setflags(&attributes, ChildProcess.newSession) }
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var started: pid_t = 0
    let code = posix_spawn(&started, command[0], &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw BenchError.system("starting \(command[0])", code) }
    pid = started
  }

  deinit {
    guard !hasEnded else { return }
    kill(pid, SIGKILL)
    wait()
  }

  /// Waits until it has ended.
  func wait() {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
  }
}
