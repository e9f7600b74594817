import Glibc
import TestSupport
import Testing

/// Faults of the program itself.
@Suite("Faults", .waiting)
struct CrashTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The reports that a program wrote.
  private func reports(_ sandbox: Sandbox) throws -> [String] {
    try sandbox.home.files(in: "state/nonmun").filter { $0.hasPrefix("crash-") }
  }

  private func expectReport(
    _ sandbox: Sandbox, naming name: String, says words: String = ""
  ) throws {
    let reports = try reports(sandbox)
    #expect(reports.count == 1)
    let path = try sandbox.home.path + "/state/nonmun/" + #require(reports.first)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let text = try sandbox.home.text(of: "state/nonmun/" + #require(reports.first))
    #expect(text.hasPrefix("nonmun 0."))
    #expect(text.contains(name))
    #expect(text.contains("nonmun doctor"))
    #expect(text.contains(words), "\(text)")
    // Where it was, and who called that. The system may choose another thread than the first, which
    // has few callers.
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("process ") })
    let numbers = line.split { !$0.isNumber }
    let least = numbers.first == numbers.last ? 2 : 1
    #expect(text.split(separator: "\n").count { $0.contains("  nonmun+0x") } >= least, "\(text)")
  }

  /// Settings of Swift's own handlers, which would ask on the terminal what to do.
  static let settings = ["", "enable=yes,interactive=yes", "enable=no"]

  static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE]

  @Test(
    "A signal of a fault leaves the terminal as it was, and a report", arguments: signals, settings)
  func signal(signal: Int32, setting: String) throws {
    let sandbox = try Sandbox()
    let session = try Nonmun.open(
      archive: archive.path, ["--lang", "en"], environment: ["SWIFT_BACKTRACE": setting],
      sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    session.terminal.process.send(signal: signal)
    #expect(try session.waitForEnd() == .signalled(signal))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
    #expect(session.screen.contains("ended by a fault of its own"))
    try expectReport(sandbox, naming: "(\(signal))")
  }

  #if DEBUG
    @Test(
      "A fault in the program does too",
      arguments: [
        ("trap", "SIG"), ("overflow", "SIGSEGV"), ("segmentation", "SIGSEGV"), ("abort", "SIGABRT"),
        ("threadOverflow", "SIGSEGV"),
      ], settings)
    func fault(fault: (how: String, name: String), setting: String) throws {
      let sandbox = try Sandbox()
      // An optimised program has no faults made on purpose.
      let session = try Nonmun.open(
        binary: Nonmun.debugBinary, archive: archive.path, ["--lang", "en"],
        environment: ["SWIFT_BACKTRACE": setting, "NONMUN_FAULT": fault.how], sandbox: sandbox)
      guard case .signalled = try session.waitForEnd() else {
        Issue.record("it ended otherwise")
        return
      }
      #expect(try session.terminal.modes == session.terminal.modesBefore)
      session.expectRestored()
      #expect(session.screen.contains("ended by a fault of its own"))
      try expectReport(sandbox, naming: fault.name)
    }
  #endif

  @Test("The report of a program without symbols is read with those that were taken out of it")
  func symbols() throws {
    let sandbox = try Sandbox()
    let folder = sandbox.home.path + "/stripped"
    let strip = try tool("strip", [Nonmun.binary, folder])
    #expect(strip.ending == .exited(0), "\(strip.errors)")
    let session = try Nonmun.open(
      binary: folder + "/nonmun", archive: archive.path, ["--lang", "en"], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    session.terminal.process.send(signal: SIGSEGV)
    #expect(try session.waitForEnd() == .signalled(SIGSEGV))
    let report = try sandbox.home.path + "/state/nonmun/" + #require(try reports(sandbox).first)
    let read = try tool("read-crash", [report, folder + "/nonmun.debug"])
    #expect(
      read.ending == .exited(0) && read.text.contains(".swift:"),
      "\(read.errors)\(read.text)")
    // Those of another program would name anything.
    let other = try tool("read-crash", [report, "/proc/self/exe"])
    #expect(other.ending != .exited(0) && other.text.isEmpty)
  }

  /// Runs a script of the project's.
  private func tool(_ name: String, _ arguments: [String]) throws -> CommandRun {
    try CommandRun(
      [projectFolder + "/.ci/" + name] + arguments,
      environment: ["PATH": String(cString: getenv("PATH"))])
  }

  @Test("What is said of decisions is true", arguments: [true, false])
  func decisions(isSaved: Bool) throws {
    let sandbox = try Sandbox()
    if !isSaved { try sandbox.home.write(Array("no store".utf8), to: "data/nonmun/triage.sqlite") }
    let session = try Nonmun.open(archive: archive.path, ["--lang", "en"], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press("m")
    try session.waitFor(isSaved ? "kept" : "not saved (1)")
    session.terminal.process.send(signal: SIGSEGV)
    #expect(try session.waitForEnd() == .signalled(SIGSEGV))
    #expect(session.screen.contains("is saved") == isSaved)
    #expect(session.screen.contains("is not saved") == !isSaved)
  }

  @Test("A full terminal does not hold up the end")
  func stuck() throws {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(200, 60))
    try session.waitFor(archive.newest[0].id)
    for step in 0..<80 where !session.isFull {
      _ = try session.terminal.send([step % 2 == 0 ? 0x0c : 0x6a])
      usleep(20_000)
    }
    session.terminal.process.send(signal: SIGSEGV)
    for _ in 0..<2000 where session.terminal.process.poll() == nil { usleep(5_000) }
    #expect(try session.waitForEnd() == .signalled(SIGSEGV))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
  }

  @Test("Without a folder to write to, the terminal is given back all the same")
  func withoutReport() throws {
    let sandbox = try Sandbox()
    let session = try Nonmun.open(
      archive: archive.path, ["--lang", "ko"], environment: ["XDG_STATE_HOME": "/proc/nowhere"],
      sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    session.terminal.process.send(signal: SIGBUS)
    #expect(try session.waitForEnd() == .signalled(SIGBUS))
    #expect(session.screen.contains("오류로 끝났습니다"))
    session.expectRestored()
  }
}
