import CVTerm
import Glibc

/// A program run to its end without a terminal, and what it said.
struct CommandRun {
  /// How it ended.
  let ending: ChildProcess.Ending
  /// Its standard output, as far as it was read.
  let output: [UInt8]
  /// Its standard error.
  let errors: String

  /// Runs `command`.
  ///
  /// - Parameter readsAtMost: how many bytes of output are taken before the reader goes away; the
  ///   pipe is then made as small as can be, so that the program notices.
  /// - Parameter limit: how long it is waited for the end.
  init(
    _ command: [String], standardInput: [UInt8] = [], environment: [String: String] = [:],
    readsAtMost: Int? = nil, limit: Duration = TerminalSession.limit * 3
  ) throws {
    let sandbox = try Sandbox()
    let (input, output, errors) = (try Pipe(), try Pipe(), try Pipe())
    if readsAtMost != nil { _ = fcntl(output.writer, Int32(CVTERM_F_SETPIPE_SZ), 4096) }
    let process = try ChildProcess(
      command, environment: sandbox.environment(term: nil, extra: environment),
      descriptors: [
        (0, .copy(input.reader)), (1, .copy(output.writer)), (2, .copy(errors.writer)),
      ])
    input.closeReader()
    output.closeWriter()
    errors.closeWriter()
    _ = fcntl(input.writer, F_SETFL, O_NONBLOCK)

    // A program that ends before it has read all must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    var unsent = standardInput[...]
    if unsent.isEmpty { input.closeWriter() }
    var collected: (output: [UInt8], errors: [UInt8]) = ([], [])
    let start = ContinuousClock.now
    while output.reader >= 0 || errors.reader >= 0 || process.poll() == nil {
      guard start.duration(to: .now) < limit else {
        throw SessionFailure(
          description:
            "\(command) did not end; it said: \(String(decoding: collected.errors, as: UTF8.self))")
      }
      // A descriptor of -1 is passed over.
      var waiting = [
        pollfd(fd: output.reader, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.reader, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input.writer, events: Int16(POLLOUT), revents: 0),
      ]
      _ = poll(&waiting, 3, 5)
      if waiting[0].revents != 0, !Self.take(output.reader, &collected.output) {
        output.closeReader()
      }
      if let readsAtMost, collected.output.count >= readsAtMost { output.closeReader() }
      if waiting[1].revents != 0, !Self.take(errors.reader, &collected.errors) {
        errors.closeReader()
      }
      if waiting[2].revents != 0 {
        let count = unsent.withUnsafeBytes { write(input.writer, $0.baseAddress, $0.count) }
        if count > 0 { unsent = unsent.dropFirst(count) }
        if unsent.isEmpty || (count < 0 && errno != EAGAIN) { input.closeWriter() }
      }
    }
    guard let ending = process.poll() else { throw SystemError("waiting for \(command[0])") }
    self.ending = ending
    self.output = collected.output
    self.errors = String(decoding: collected.errors, as: UTF8.self)
  }

  /// The output as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// The lines of the output.
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The lines of what was said on standard error.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// Reads what is there, and returns false at the end.
  private static func take(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] }
    return count > 0 || (count < 0 && errno == EINTR)
  }
}
