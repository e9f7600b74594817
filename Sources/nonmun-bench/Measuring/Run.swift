import Glibc

/// A program that runs to its end, its output read through a pipe: grep, for one, stops at the
/// first hit when it writes to `/dev/null`.
enum Run {
  /// From its start until it has ended, in nanoseconds, and what it wrote.
  ///
  /// - Throws: where the program cannot be started, or fails.
  static func time(
    _ program: MeasuredProgram, input: String = "/dev/null", environment: [String: String]
  ) throws -> (nanoseconds: Double, output: [UInt8]) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchError.system("making a pipe") }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let start = Clock.now()
    let child = try ChildProcess(
      program.command, environment: environment,
      descriptors: [.path(input), .copy(ends[1]), .path("/dev/null")])
    close(ends[1])
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    child.wait()
    return (Double(Clock.now() - start), output)
  }
}
