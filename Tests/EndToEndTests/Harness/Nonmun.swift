import Glibc

/// The program under test.
enum Nonmun {
  /// The program's path: where `NONMUN_BINARY` says, or that of the debug build.
  static var binary: String {
    get throws {
      if let path = getenv("NONMUN_BINARY") { return String(cString: path) }
      return try debugBinary
    }
  }

  /// The path of the program that was built with the tests: beside the test runner, whatever build
  /// folder that is in.
  static var debugBinary: String {
    get throws {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink("/proc/self/exe", &buffer, buffer.count)
      guard length > 0 else { throw SystemError("finding the test runner") }
      // The runner is `…/debug/nonmunPackageTests.xctest`, a file on Linux.
      let runner = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = runner.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let path = folder.joined(separator: "/") + "/nonmun"
      guard access(path, X_OK) == 0 else { throw SystemError("finding \(path)") }
      return path
    }
  }

  /// Opens the reader in a terminal.
  ///
  /// - Parameters:
  ///   - binary: the program, where it is not the one under test.
  ///   - arguments: what follows the archive's path on the command line.
  ///   - claimed: the size as the program knows it, where it is not the screen's.
  static func open(
    binary: String? = nil, archive: String? = nil, _ arguments: [String] = [],
    size: TerminalSize = TerminalSize(120, 40), claimed: TerminalSize? = nil,
    term: String? = "xterm-256color", environment: [String: String] = [:],
    standardInput: [UInt8]? = nil, sandbox: Sandbox? = nil, drawsAmbiguousWide: Bool = false
  ) throws -> TerminalSession {
    try TerminalSession(
      [try binary ?? Self.binary] + (archive.map { [$0] } ?? []) + arguments, size: size,
      claimed: claimed, term: term,
      environment: environment, standardInput: standardInput, sandbox: sandbox,
      drawsAmbiguousWide: drawsAmbiguousWide)
  }

  /// Runs the program with no terminal at all.
  ///
  /// - Parameter readsAtMost: how many bytes of output are taken before the reader goes away.
  static func run(
    _ arguments: [String], standardInput: [UInt8] = [], environment: [String: String] = [:],
    readsAtMost: Int? = nil
  ) throws -> CommandRun {
    try CommandRun(
      [try binary] + arguments, standardInput: standardInput, environment: environment,
      readsAtMost: readsAtMost)
  }
}
