import Glibc
import Testing

/// A terminal that takes nothing, as when the line stalls, and one that others have used meanwhile.
@Suite("Stuck and borrowed terminals", .waiting)
struct StuckTerminalTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// A reader whose terminal is full: it has drawn more than the terminal holds, and nobody reads.
  private func openStuck() throws -> TerminalSession {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(200, 60))
    try session.waitFor(archive.newest[0].id)
    // A screen each, of which the kernel holds a few.
    for step in 0..<80 where !session.isFull {
      _ = try session.terminal.send([step % 2 == 0 ? 0x0c : 0x6a])
      usleep(20_000)
    }
    return session
  }

  @Test(
    "It ends while the terminal takes nothing, and gives it back whole",
    arguments: ["q", "control-c", "terminate", "interrupt", "quit"])
  func ending(how: String) throws {
    let session = try openStuck()
    switch how {
    case "q": _ = try session.terminal.send([0x71])
    case "control-c": _ = try session.terminal.send([0x03])
    case "terminate": session.terminal.process.send(signal: SIGTERM)
    case "interrupt": session.terminal.process.send(signal: SIGINT)
    default: session.terminal.process.send(signal: SIGQUIT)
    }
    // Not a byte is read until it has ended.
    for _ in 0..<2000 where session.terminal.process.poll() == nil { usleep(5_000) }
    #expect(session.terminal.process.poll() != nil)
    try session.waitForEnd()
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
  }

  @Test("What a slow terminal had no room for comes when it has, and keys count meanwhile")
  func slow() throws {
    let session = try openStuck()
    for _ in 0..<3 { _ = try session.terminal.send([0x6b]) }
    _ = try session.terminal.send(Array("g".utf8)[...])
    try session.waitUntil("the first paper, selected again") { $0.contains(archive.newest[0].id) }
    let settled = try session.settle(quiet: .milliseconds(300))
    let fresh = try Nonmun.open(archive: archive.path, size: TerminalSize(200, 60))
    try fresh.waitUntil("the same screen:\n\(settled)") { $0.cells == settled.cells }
  }

  @Test(
    "Stopped and continued from outside, it sets its modes again and draws what was overwritten")
  func stoppedFromOutside() throws {
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    let before = try session.settle(quiet: .milliseconds(300))
    let modes = try session.terminal.modes
    session.terminal.process.send(signal: SIGSTOP)
    // What a shell does with a terminal whose program has stopped.
    try session.terminal.restoreModes()
    #expect(try session.terminal.modes != modes)
    session.scribble("\u{1B}[?1049l\u{1B}[?25h\u{1B}[31mstopped$ ")
    session.terminal.process.send(signal: SIGCONT)
    try session.waitUntil("the screen as it was") {
      $0.cells == before.cells && $0.isAlternate && !$0.cursorIsVisible
    }
    #expect(try session.terminal.modes == modes)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    session.expectRestored()
  }

  @Test("Without a shell to go back to, Ctrl-Z stops nothing")
  func withoutShell() throws {
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.press(.control("z"), "j")
    try session.waitFor(archive.newest[1].id)
    #expect(session.screen.isAlternate)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  /// A shell in which the reader was opened and stopped.
  private func stoppedUnderShell() throws -> TerminalSession {
    let session = try TerminalSession(
      ["/bin/bash", "--norc", "-i"], size: TerminalSize(120, 40), environment: ["PS1": "ready> "])
    try session.waitFor("ready>")
    try session.press(.text("\(try Nonmun.binary) \(archive.path)"), .enter)
    try session.waitFor(archive.newest[0].id)
    try session.press(.control("z"))
    try session.waitUntil("the shell") { !$0.isAlternate && $0.lastWords == "ready>" }
    return session
  }

  @Test("A job that was stopped can be killed, and leaves the shell's terminal alone")
  func killedWhileStopped() throws {
    let session = try stoppedUnderShell()
    // `wait` may find the job stopped still, so the process itself is asked.
    let wait = "while kill -0 $p 2>&-; do sleep 0.1; done"
    try session.press(.text("p=$(jobs -p); kill %1; \(wait); echo ended a$((1+1))b"), .enter)
    try session.waitFor("ended a2b")
    #expect(!session.screen.isAlternate)
    try session.press("exit 0", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("In the background it stops until it is called, and works then")
  func background() throws {
    let session = try stoppedUnderShell()
    try session.press(.text("bg; clear"), .enter)
    // Until the shell has seen that the job stopped again, its `fg` would send no signal.
    for _ in 0..<100 where !session.screen.contains("Stopped") {
      try session.press(.text("jobs"), .enter)
      try session.settle()
    }
    #expect(!session.screen.isAlternate)
    try session.press("fg", .enter)
    try session.waitFor(archive.newest[0].id)
    try session.press("q")
    try session.waitUntil("the shell again") { !$0.isAlternate && $0.cursorIsVisible }
    try session.press("exit 0", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }
}
