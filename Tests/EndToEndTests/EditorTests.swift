import Glibc
import Testing

/// The terminal lent to a real editor.
@Suite("The editor", .waiting)
struct EditorTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
  }

  /// A real editor, what is waited for until it is there, and how it is left.
  enum RealEditor: CaseIterable, CustomTestStringConvertible {
    case vim, nano

    var testDescription: String { "\(self)" }

    /// Without what it asks the terminal at its start, as the answer may come when it is no longer
    /// there.
    var command: String {
      self == .vim
        ? "vim -N -u NONE -i NONE --cmd 'set t_RV= t_RC= t_RS= t_RF= t_RB= t_u7='" : "nano -I"
    }

    var path: String { "/usr/bin/\(self)" }

    var sign: String { "note.md" }

    /// Whether the screen is the editor's; vim does not name the file again after a stop.
    func isThere(_ screen: Screen) -> Bool {
      self == .vim ? screen.text[5] == "~" : screen.contains(sign)
    }

    func write(_ text: String, _ session: TerminalSession) throws {
      switch self {
      case .vim: try session.press(.text("i" + text), .escape)
      case .nano: try session.press(.text(text))
      }
      try session.waitFor(text)
    }

    func save(_ session: TerminalSession) throws {
      switch self {
      case .vim: try session.press(":wq", .enter)
      case .nano:
        try session.press(.control("o"), .enter)
        try session.waitFor("Wrote ")
        try session.press(.control("x"))
      }
    }

    func leave(_ session: TerminalSession) throws {
      switch self {
      case .vim: try session.press(":q!", .enter)
      case .nano: try session.press(.control("x"))
      }
    }
  }

  private func isInstalled(_ editor: RealEditor) -> Bool {
    guard access(editor.path, X_OK) != 0 else { return true }
    print("skipped: \(editor) is not installed")
    return false
  }

  @Test("has the terminal, and the reader takes it back whole", arguments: RealEditor.allCases)
  func editing(editor: RealEditor) throws {
    guard isInstalled(editor) else { return }
    let session = try Nonmun.open(
      archive: archive.path, environment: ["VISUAL": editor.command], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    let (before, modes) = (
      try session.settle(quiet: .milliseconds(300)), try session.terminal.modes
    )
    // Left as it was found.
    try session.press("e")
    try session.waitFor(editor.sign)
    try editor.leave(session)
    try session.waitFor("the note was not changed")
    #expect(session.screen.cells.dropLast() == before.cells.dropLast())
    #expect(try session.terminal.modes == modes)
    // Written and saved.
    try session.press("e")
    try session.waitFor(editor.sign)
    try editor.write("a note of mine", session)
    try editor.save(session)
    try session.waitUntil("the reader, and the note in it") {
      $0.isAlternate && $0.contains(archive.newest[0].id) && $0.contains("a note of mine")
    }
    try session.settle()
    #expect(session.screen.cells[0] == before.cells[0])
    #expect(try session.terminal.modes == modes)
    #expect(!session.screen.contains("the note was not changed"))
    // The keys are the reader's again.
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
  }

  @Test("is stopped with the reader as one job, and both go on", arguments: RealEditor.allCases)
  func stopping(editor: RealEditor) throws {
    guard isInstalled(editor) else { return }
    let session = try TerminalSession(
      ["/bin/bash", "--norc", "-i"], size: TerminalSize(120, 40),
      environment: ["PS1": "ready> ", "EDITOR": editor.command], sandbox: sandbox)
    try session.waitFor("ready>")
    try session.press(.text("\(try Nonmun.binary) \(archive.path)"), .enter)
    try session.waitFor(archive.newest[0].id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("e")
    try session.waitFor(editor.sign)
    if editor == .nano {
      // nano stops on Ctrl-T Ctrl-Z.
      try session.press(.control("t"))
      try session.waitFor("Suspend")
    }
    try session.press(.control("z"))
    try session.waitUntil("the shell") { !$0.isAlternate && $0.lastWords == "ready>" }
    try session.press("fg", .enter)
    try session.waitUntil("the editor again") { $0.isAlternate && editor.isThere($0) }
    try editor.leave(session)
    try session.waitFor("the note was not changed")
    #expect(session.screen.cells.dropLast() == before.cells.dropLast())
    try session.press("q")
    try session.waitUntil("the shell") { !$0.isAlternate && $0.lastWords == "ready>" }
    try session.press("exit $?", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test(
    "that is not there, gives up or is killed changes nothing, and that is said",
    arguments: [
      ("no-such-editor", "no-such-editor: no such program in PATH"), ("false", "false: exit 1"),
      ("sh -c 'kill -9 $$'", "sh was ended; what was written is in /"),
    ])
  func failing(command: String, message: String) throws {
    let session = try Nonmun.open(
      archive: archive.path, environment: ["VISUAL": command], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("e")
    try session.waitFor(message)
    #expect(session.screen.cells.dropLast() == before.cells.dropLast())
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test(
    "that is left behind by a signal to the reader is told of it", arguments: [SIGTERM, SIGHUP])
  func ending(signal: Int32) throws {
    guard isInstalled(.vim) else { return }
    let session = try Nonmun.open(
      archive: archive.path, environment: ["VISUAL": RealEditor.vim.command], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press("e")
    try session.waitFor("note.md")
    session.terminal.process.send(signal: signal)
    let ending = try session.waitForEnd()
    #expect([.exited(128 + signal), .signalled(signal)].contains(ending), "\(ending)")
    #expect(try session.terminal.modes == session.terminal.modesBefore)
  }

  @Test(
    "What was written when a signal ended the reader is offered at the next start",
    arguments: [SIGTERM, SIGHUP, SIGKILL])
  func offered(signal: Int32) throws {
    // An editor that saves, and then stays.
    let editor = "sh -c 'echo half a note >> \"$1\"; sleep 60' sh"
    let session = try Nonmun.open(
      archive: archive.path, environment: ["VISUAL": editor], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press("e")
    try session.waitUntil("the editor") { !$0.isAlternate }
    usleep(200_000)
    session.terminal.process.send(signal: signal)
    _ = try session.waitForEnd()
    let again = try Nonmun.open(
      archive: archive.path, environment: ["VISUAL": "true"], sandbox: sandbox)
    try again.waitFor("left unfinished: \(archive.newest[0].id)")
    try again.press("e")
    try again.waitFor("half a note")
    try again.press("q")
    #expect(try again.waitForEnd() == .exited(0))
    let last = try Nonmun.open(archive: archive.path, sandbox: sandbox)
    try last.waitFor(archive.newest[0].id)
    #expect(!last.screen.contains("left unfinished"))
  }
}
