import Glibc
import Testing

/// Every way out, and the terminal as it was after each.
@Suite("Ending", .waiting)
struct EndingTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// A way to end the program.
  enum Way: CaseIterable, CustomTestStringConvertible {
    case key, controlC, terminate, interrupt, quit, hangUp, midPrompt, midHelp, tiny

    var testDescription: String { "\(self)" }

    /// Ends the program.
    func end(_ session: TerminalSession) throws {
      switch self {
      case .key: try session.press("q")
      case .controlC: try session.press(.control("c"))
      case .terminate: session.terminal.process.send(signal: SIGTERM)
      case .interrupt: session.terminal.process.send(signal: SIGINT)
      case .quit: session.terminal.process.send(signal: SIGQUIT)
      case .hangUp: session.terminal.process.send(signal: SIGHUP)
      case .midHelp:
        try session.press("?")
        try session.waitUntil("help") { !$0.contains("arXiv ") }
        session.terminal.process.send(signal: SIGTERM)
      case .midPrompt:
        try session.press("/", "half a wo")
        try session.waitFor("half a wo")
        session.terminal.process.send(signal: SIGTERM)
      case .tiny:
        try session.resize(to: TerminalSize(5, 2))
        session.terminal.process.send(signal: SIGTERM)
      }
    }

    /// The endings that are right: a program that a signal ended may exit, or end by it again.
    var endings: [ChildProcess.Ending] {
      let signal: Int32? =
        switch self {
        case .key: nil
        case .controlC, .interrupt: SIGINT
        case .terminate, .midPrompt, .midHelp, .tiny: SIGTERM
        case .hangUp: SIGHUP
        case .quit: SIGQUIT
        }
      return [.exited(0)] + (signal.map { [.exited(128 + $0), .signalled($0)] } ?? [])
    }
  }

  @Test("The terminal is left as it was found", arguments: Way.allCases)
  func leaving(way: Way) throws {
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    #expect(session.screen.isAlternate)
    #expect(try session.terminal.modes != session.terminal.modesBefore)
    try way.end(session)
    let ending = try session.waitForEnd()
    #expect(way.endings.contains(ending), "\(ending)")
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
  }

  @Test(
    "Whatever signal ends it, the terminal is given back first",
    arguments: [
      SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGPWR, SIGIO, SIGVTALRM, SIGPROF, SIGSTKFLT, 34, 64,
    ])
  func anySignal(signal: Int32) throws {
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    session.terminal.process.send(signal: signal)
    let ending = try session.waitForEnd()
    #expect([.exited(128 + signal), .signalled(signal)].contains(ending), "\(ending)")
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
  }

  @Test("The terminal's own text is there again, and nothing was left on it")
  func primaryScreen() throws {
    let session = try TerminalSession(
      [
        "/bin/bash", "-c", #"echo before; "$0" "$1"; echo "after $?""#, try Nonmun.binary,
        archive.path,
      ], size: TerminalSize(120, 40))
    try session.waitFor(archive.newest[0].id)
    try session.press("q")
    try session.waitForEnd()
    #expect(session.screen.text.filter { !$0.isEmpty } == ["before", "after 0"])
    session.expectRestored()
  }

  @Test("Stopped and continued, it leaves the screen and comes back to it")
  func stopping() throws {
    let session = try TerminalSession(
      ["/bin/bash", "--norc", "-i"], size: TerminalSize(120, 40), environment: ["PS1": "ready> "])
    try session.waitFor("ready>")
    try session.press(.text("\(try Nonmun.binary) \(archive.path)"), .enter)
    try session.waitFor(archive.newest[0].id)
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press(.control("z"))
    try session.waitUntil("the shell") {
      !$0.isAlternate && $0.cursorIsVisible && $0.lastWords == "ready>"
    }
    try session.press("fg", .enter)
    try session.waitUntil("the screen as it was") { $0.cells == before.cells && $0.isAlternate }
    try session.press("q")
    try session.waitUntil("the shell again") {
      !$0.isAlternate && $0.cursorIsVisible && $0.lastWords == "ready>"
    }
    try session.press("exit $?", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("Without standard output it says so in one line", arguments: [["read"], ["list"]])
  func closedOutput(command: [String]) throws {
    let run = try CommandRun(
      ["/bin/sh", "-c", #"exec "$0" "$@" >&-"#, try Nonmun.binary] + command
        + ["--archive", archive.path])
    #expect(run.ending == .exited(command == ["read"] ? 1 : 74))
    #expect(run.errorLines.count == 1, "\(run.errors)")
  }

  @Test("A limit of file sizes ends nothing, and what is not saved is said")
  func fileSizes() throws {
    let sandbox = try Sandbox()
    // Enough for a screen, which is gathered in a file in memory, and too little for a store.
    let limited = #"ulimit -f 40; exec "$0" "$1" --lang en"#
    let session = try TerminalSession(
      ["/bin/sh", "-c", limited, try Nonmun.binary, archive.path], size: TerminalSize(80, 24),
      sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press("m")
    try session.waitFor("not saved")
    // Deciding goes on to the next paper.
    try session.waitFor(archive.newest[1].id)
    try session.press("j")
    try session.waitFor(archive.newest[2].id)
    try session.press("q")
    guard case .exited = try session.waitForEnd() else {
      Issue.record("a signal ended it")
      return
    }
    session.expectRestored()
  }

  @Test("A dropped connection ends it", arguments: [false, true])
  func hangUp(ignored: Bool) throws {
    let binary = try Nonmun.binary
    // A parent that ignores SIGHUP, as `nohup` does, leaves end of file as the only sign.
    let session = try TerminalSession([
      "/bin/bash", "-c", ignored ? #"trap "" HUP; exec "$0" "$1""# : #"exec "$0" "$1""#, binary,
      archive.path,
    ])
    try session.waitFor(archive.newest[0].word)
    session.hangUp()
    let ending = try session.waitForEnd()
    #expect(
      [.exited(0), .exited(1), .exited(128 + SIGHUP), .signalled(SIGHUP)].contains(ending),
      "\(ending)")
  }
}
