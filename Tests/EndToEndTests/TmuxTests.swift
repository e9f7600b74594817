import Foundation
import Glibc
import Testing

/// In a real tmux: the terminal that most people have around the reader.
@Suite(
  "In tmux", .waiting, .enabled(if: access("/usr/bin/tmux", X_OK) == 0, "tmux is not installed"))
struct TmuxTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
  }

  private var socket: String { sandbox.home.path + "/tmux" }

  /// A tmux of its own whose one window runs a shell.
  private func open() throws -> TerminalSession {
    try sandbox.home.write(
      Array("set -g status off\nset -g default-command 'PS1=\"ready> \" bash --norc'\n".utf8),
      to: "tmux.conf")
    return try TerminalSession(
      ["/usr/bin/tmux", "-u", "-S", socket, "-f", sandbox.home.path + "/tmux.conf", "new-session"],
      size: TerminalSize(120, 40), sandbox: sandbox)
  }

  private func attach() throws -> TerminalSession {
    try TerminalSession(
      ["/usr/bin/tmux", "-u", "-S", socket, "attach"], size: TerminalSize(120, 40),
      sandbox: sandbox)
  }

  /// Ends the server, and with it whatever a failed test left in it.
  private func kill() throws {
    _ = try CommandRun(["/usr/bin/tmux", "-S", socket, "kill-server"])
  }

  private func start(_ session: TerminalSession) throws {
    try session.waitFor("ready>")
    try session.press(.text("\(try Nonmun.binary) \(archive.path)"), .enter)
    try session.waitFor(archive.newest[0].id)
  }

  @Test("It opens, moves, resizes, stops, goes on and quits, and the shell is as it was")
  func session() throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    for size in [TerminalSize(60, 20), TerminalSize(1, 1), TerminalSize(130, 45)] {
      try session.resize(to: size)
    }
    try session.waitFor(archive.newest[1].id)
    try session.press(.control("z"))
    try session.waitUntil("the shell") { $0.lastWords == "ready>" && $0.cursorIsVisible }
    try session.press("fg", .enter)
    try session.waitFor(archive.newest[1].id)
    try session.press("q")
    try session.waitUntil("the shell again") { $0.lastWords == "ready>" && $0.cursorIsVisible }
    // What is typed is seen, so the modes are the shell's.
    try session.press("echo a$((1+1))b", .enter)
    try session.waitFor("a2b")
  }

  @Test(
    "Where tmux keeps what is copied, its setting and the address are said, and once it is set no more"
  )
  func copying() throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    try session.press("y")
    let address = "https://arxiv.org/abs/\(archive.newest[0].id)"
    try session.waitFor("not copied: tmux wants set -s set-clipboard on · \(address)")
    let set = try CommandRun(["/usr/bin/tmux", "-S", socket, "set", "-s", "set-clipboard", "on"])
    #expect(set.ending == .exited(0))
    try session.press("j", "y")
    try session.waitFor("sent to the terminal: Link")
    try session.settle(quiet: .milliseconds(500))
    #expect(session.screen.contains("sent to the terminal: Link"))
  }

  @Test("Detached and attached again, it shows what it showed")
  func attaching() throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    let before = try session.settle(quiet: .milliseconds(300)).text
    try session.press(.control("b"), "d")
    try session.waitForEnd()
    let again = try attach()
    try again.waitUntil("the same screen") { $0.text == before }
    try again.press("j")
    try again.waitFor(archive.newest[2].id)
    // The line drops, and tmux keeps the reader.
    again.hangUp()
    let third = try attach()
    try third.waitFor(archive.newest[2].id)
  }

  /// A way out of the reader that leaves its shell alive.
  enum Way: String, CaseIterable {
    case key = "q"
    case controlC, interrupt, terminate, quit, hangUp, fault, prompt
  }

  @Test("Whatever ends it, the window is the shell's again", arguments: Way.allCases)
  func ending(way: Way) throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    let inside = try flags()
    // The alternate screen, no cursor, the keypad's own keys: what has to be given back.
    #expect(inside.hasPrefix("1 0 "), "\(inside)")
    switch way {
    case .key: try session.press("q")
    case .controlC: try session.press(.control("c"))
    case .interrupt: try signal("INT")
    case .terminate: try signal("TERM")
    case .quit: try signal("QUIT")
    case .hangUp: try signal("HUP")
    case .fault: try signal("SEGV")
    case .prompt:
      try session.press("/", "half a wo")
      try session.waitFor("half a wo")
      try signal("TERM")
    }
    try session.waitUntil("the shell") { $0.lastWords.hasSuffix("ready>") && $0.cursorIsVisible }
    #expect(try flags() == "0 1 0 0 0")
    // What is typed is seen, so the modes are the shell's.
    try session.press("echo a$((1+1))b", .enter)
    try session.waitFor("a2b")
    #expect(!session.screen.contains(archive.newest[0].id))
  }

  @Test(
    "Its window closed, or its server killed, it leaves no process", arguments: ["pane", "server"])
  func windowClosed(how: String) throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    let readers = try pids()
    #expect(readers.count == 1)
    _ = try tmux("kill-\(how)")
    for pid in readers {
      for _ in 0..<2000 where ChildProcess.isRunning(pid) { usleep(5_000) }
      #expect(!ChildProcess.isRunning(pid))
    }
  }

  @Test("What is pasted by tmux is never run as commands")
  func pasting() throws {
    let session = try open()
    defer { try? kill() }
    try start(session)
    _ = try tmux("set-buffer", "xxxxmmmm")
    _ = try tmux("paste-buffer", "-p")
    // The next key shows that the paste was taken.
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    #expect(!session.screen.contains("★ "))
    try session.press("/")
    _ = try tmux("paste-buffer", "-p")
    try session.waitFor("/xxxxmmmm")
  }

  private func tmux(_ arguments: String...) throws -> String {
    try CommandRun(["/usr/bin/tmux", "-S", socket] + arguments).text
  }

  /// Whether tmux has its window in the alternate screen, shows its cursor, and has the keypad,
  /// mouse reports and bracketed paste on, of which it tells the last only by what it does.
  private func flags() throws -> String {
    try tmux(
      "display-message", "-p",
      "#{alternate_on} #{cursor_flag} #{keypad_flag} #{keypad_cursor_flag} #{mouse_any_flag}"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The readers of this archive.
  private func pids() throws -> [pid_t] {
    try CommandRun(["/usr/bin/pgrep", "-x", "-f", "\(try Nonmun.binary) \(archive.path)"]).lines
      .compactMap { pid_t($0) }
  }

  private func signal(_ name: String) throws {
    _ = try CommandRun(
      ["/usr/bin/pkill", "-\(name)", "-x", "-f", "\(try Nonmun.binary) \(archive.path)"])
  }

  @Test("doctor tells how tmux is set")
  func doctor() throws {
    let session = try open()
    defer { try? kill() }
    try session.waitFor("ready>")
    try session.press(.text("\(try Nonmun.binary) doctor --lang en"), .enter)
    try session.waitFor("escape-time 500")
    let screen = try session.waitFor("store")
    #expect(screen.text.contains { $0.contains(/^warn tmux +escape-time 500/) })
    #expect(screen.contains("set -s escape-time 20"))
    #expect(screen.contains("(measured)"))
  }
}
