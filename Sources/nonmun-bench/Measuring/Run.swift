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
    try run(program, input: input, environment: environment) { _ in }
  }

  /// The same, and the most memory of its own that it had, in MiB.
  ///
  /// - Throws: where the program cannot be started, or fails.
  static func measure(
    _ program: MeasuredProgram, environment: [String: String]
  ) throws -> (nanoseconds: Double, mebibytes: Double) {
    var peak: MemoryPeak?
    let cost = try run(program, input: "/dev/null", environment: environment) {
      peak = MemoryPeak(of: $0)
    }
    return (cost.nanoseconds, peak?.stop() ?? 0)
  }

  private static func run(
    _ program: MeasuredProgram, input: String, environment: [String: String],
    _ started: (pid_t) -> Void
  ) throws -> (nanoseconds: Double, output: [UInt8]) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchError.system("making a pipe") }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let start = Clock.now()
    let child = try ChildProcess(
      program.command, environment: environment,
      descriptors: [.path(input), .copy(ends[1]), .path("/dev/null")])
    started(child.pid)
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
