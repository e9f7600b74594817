import CLibc
import Glibc

/// The program `triage-driver`, in a process of its own.
final class Driver {
  let pid: pid_t
  private let output: Int32
  private var pending: [UInt8] = []

  init(_ arguments: [String]) throws {
    var pipes: [Int32] = [0, 0]
    guard pipe2(&pipes, O_CLOEXEC) == 0 else { throw Folder.Failure(what: "making a pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipes[0])
    posix_spawn_file_actions_addclose(&actions, pipes[1])
    let path = try Driver.path
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = [strdup("TMPDIR=/tmp"), nil]
    defer { (words + variables).forEach { free($0) } }
    var started: pid_t = 0
    let error = posix_spawn(&started, path, &actions, nil, &words, &variables)
    close(pipes[1])
    guard error == 0 else { throw Folder.Failure(what: "starting \(path)") }
    pid = started
    output = pipes[0]
  }

  deinit {
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    close(output)
  }

  /// The next line that it prints; nil at the end.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  /// All that it prints up to its end.
  func lines() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }

  /// Ends it at once, as a loss of the process would.
  func kill9() { kill(pid, SIGKILL) }

  /// Beside the test runner.
  private static var path: String {
    get throws {
      guard let runner = realpath("/proc/self/exe", nil) else {
        throw Folder.Failure(what: "runner")
      }
      defer { free(runner) }
      let folder = String(cString: runner).split(separator: "/").dropLast().joined(separator: "/")
      return "/\(folder)/triage-driver"
    }
  }
}
