import CLibc
import Glibc
import System

/// Starting a process: nothing else knows `posix_spawn`.
///
/// Every signal is unblocked and at its default in the new process, whatever the reader does with
/// its own, and it has no descriptors but the three standard ones.
enum Spawn {
  /// What a standard descriptor of the new process is.
  enum Source {
    /// `/dev/null`.
    case null
    /// A descriptor of ours.
    case copy(Int32)
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - standard: what standard input, output and error are.
  ///   - leadsSession: whether it leads a session of its own, which has no terminal; otherwise it
  ///     is in our process group and may use the terminal as we do.
  /// - Throws: why it could not be started.
  static func start(
    _ program: Program, standard: [Source], leadsSession: Bool
  ) throws(ProgramFailure) -> pid_t {
    guard let path = program.path else {
      throw .notFound(program.arguments.first ?? "")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, source) in zip(Int32(0)..., standard) {
      switch source {
      case .null: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      case .copy(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      }
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let folder = folder(for: program) {
      posix_spawn_file_actions_addchdir_np(&actions, folder)
    }
    var attributes = attributes(leadsSession: leadsSession)
    defer { posix_spawnattr_destroy(&attributes) }

    // What comes after a NUL would be lost without a word; texts of papers are cleaned of it
    // before.
    var arguments = program.arguments.map { strdup($0) } + [nil]
    var variables = program.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, path, &actions, &attributes, &arguments, &variables)
    guard failure == 0 else {
      throw .refused(program.name, reason: "\(SystemError(failure))")
    }
    return process
  }

  private static func attributes(leadsSession: Bool) -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    let session = leadsSession ? Int32(nonmun_spawn_setsid) : 0
    posix_spawnattr_setflags(&attributes, Int16(Int32(flags) | session))
    return attributes
  }

  /// The folder to begin in: ours where it is still there, else the user's home; nil is ours.
  private static func folder(for program: Program) -> String? {
    if access(".", X_OK) == 0 { return nil }
    let home = program.environment["HOME"] ?? ""
    return access(home, X_OK) == 0 ? home : "/"
  }
}
