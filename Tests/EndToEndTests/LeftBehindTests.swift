import Glibc
import Testing

/// Programs that the reader started, when it ends or merely goes on.
@Suite("Programs of the reader", .waiting)
struct LeftBehindTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox
  /// Where programs write who they are.
  private let facts: String

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
    facts = "\(sandbox.home.path)/facts"
  }

  /// How the reader is ended.
  enum End: CaseIterable, CustomTestStringConvertible {
    case hangUp, unheardHangUp, hangUpSignal, interrupt, terminate, quit

    var testDescription: String { "\(self)" }

    var signal: Int32 {
      switch self {
      case .hangUp, .unheardHangUp, .hangUpSignal: SIGHUP
      case .interrupt: SIGINT
      case .terminate: SIGTERM
      case .quit: SIGQUIT
      }
    }
  }

  /// What a started program is for.
  enum Use: String, CaseIterable, CustomTestStringConvertible {
    case editor = "e"
    case terminal = "`"
    case plain = "!"
    case refresh = "R"
    case browser = "o"

    var testDescription: String { "\(self)" }
  }

  /// A program that ends by no signal that asks, itself and its child.
  private static let stubborn =
    "trap '' HUP INT QUIT TERM; sleep 1000 & echo $$ $! >$HOME/facts.new; mv $HOME/facts.new $HOME/facts; wait"

  private func open(_ script: String, below wrapper: String = "") throws -> TerminalSession {
    let path = "\(sandbox.home.path)/program"
    try sandbox.home.write(Array("\(script)\n".utf8), to: "program")
    try sandbox.home.write(
      Array(
        """
        read-after = 0
        refresh = ["sh", "\(path)"]
        [[command]]
        key = "!"
        name = "plain"
        run = ["sh", "\(path)"]
        [[command]]
        key = "`"
        name = "terminal"
        run = ["sh", "\(path)"]
        terminal = true
        """.utf8), to: "config/nonmun/config.toml")
    return try TerminalSession(
      ["/bin/bash", "-c", wrapper + #"exec "$0" "$1""#, try Nonmun.binary, archive.path],
      size: TerminalSize(120, 40),
      environment: ["VISUAL": "sh \(path)", "BROWSER": "sh \(path)"], sandbox: sandbox)
  }

  /// The numbers that a program wrote, once they are there.
  private func numbers() throws -> [pid_t] {
    for _ in 0..<2000 {
      if let text = try? sandbox.home.text(of: "facts") {
        return text.split { " \n".contains($0) }.compactMap { pid_t($0) }
      }
      usleep(5_000)
    }
    throw SessionFailure(description: "the program did not begin")
  }

  @Test(
    "that ignore every signal do not outlive it", arguments: [Use.editor, .plain, .refresh],
    End.allCases)
  func leaving(use: Use, end: End) throws {
    let session = try open(Self.stubborn, below: end == .unheardHangUp ? "trap '' HUP; " : "")
    try session.waitFor(archive.newest[0].id)
    try session.press(.text(use.rawValue))
    let programs = try numbers()
    try #require(programs.count == 2 && programs.allSatisfy(ChildProcess.isRunning))
    defer {
      for program in programs where ChildProcess.isRunning(program) { kill(program, SIGKILL) }
    }
    switch end {
    case .hangUp, .unheardHangUp: session.hangUp()
    default: session.terminal.process.send(signal: end.signal)
    }
    let ending = try session.waitForEnd()
    #expect([.exited(128 + end.signal), .signalled(end.signal)].contains(ending), "\(ending)")
    // A process that is being killed needs a moment to be gone.
    for _ in 0..<2000 where programs.contains(where: ChildProcess.isRunning) { usleep(5_000) }
    #expect(!programs.contains(where: ChildProcess.isRunning))
    if ![.hangUp, .unheardHangUp].contains(end) {
      #expect(try session.terminal.modes == session.terminal.modesBefore)
      session.expectRestored()
    }
  }

  @Test("that ignore every signal do not outlive one that is left by its key either")
  func leftByKey() throws {
    let session = try open(Self.stubborn)
    try session.waitFor(archive.newest[0].id)
    try session.press("R")
    let programs = try numbers()
    defer {
      for program in programs where ChildProcess.isRunning(program) { kill(program, SIGKILL) }
    }
    try session.send([0x1B, 0x72])
    try session.waitFor("running…")
    // Told to end, and its screen left while it does not. Esc and a letter in one would be Alt and
    // the letter.
    try session.press("q")
    try session.settle()
    try session.press("q")
    try session.waitFor(archive.newest[0].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    for _ in 0..<2000 where programs.contains(where: ChildProcess.isRunning) { usleep(5_000) }
    #expect(!programs.contains(where: ChildProcess.isRunning))
  }

  @Test("share its terminal and its process group where they use the terminal, and else have none")
  func groups() throws {
    // Fields 1, 5, 6 and 7 of proc_pid_stat(5): number, group, session, terminal.
    let script =
      #"cut -d' ' -f1,5,6,7 /proc/$$/stat >$HOME/facts.new; mv $HOME/facts.new $HOME/facts"#
    let session = try open(script)
    let reader = session.terminal.process.pid
    try session.waitFor(archive.newest[0].id)
    for use in Use.allCases {
      try session.press(.text(use.rawValue))
      let facts = try numbers()
      try #require(facts.count == 4)
      switch use {
      case .editor, .terminal:
        #expect(facts[1...2] == [reader, reader] && facts[3] != 0, "\(use): \(facts)")
      case .plain, .refresh, .browser:
        #expect(facts[1...] == [facts[0], facts[0], 0], "\(use): \(facts)")
      }
      unlink(self.facts)
      // What it wrote is there before it has ended and the reader is back.
      try session.settle()
      try session.waitUntil("the program's end") {
        switch use {
        case .plain: $0.contains("exit 0")
        case .refresh: $0.contains("nothing new (Alt-r shows its output)")
        default: $0.isAlternate
        }
      }
      if use == .plain { try session.press(.escape) }
      try session.waitUntil("the panes") { $0.isAlternate && $0.contains(archive.newest[0].id) }
    }
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("SIGQUIT leaves no core behind, where the shell would have one")
  func noCore() throws {
    let session = try TerminalSession(
      [
        "/bin/bash", "-c", #"cd; ulimit -c unlimited; trap : QUIT; "$0" "$1"; echo "after $?""#,
        try Nonmun.binary, archive.path,
      ], size: TerminalSize(120, 40), sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    kill(-session.terminal.process.pid, SIGQUIT)
    try session.waitFor("after \(128 + SIGQUIT)")
    #expect(!session.screen.contains("core dumped"), "\(session.screen)")
    #expect(try sandbox.home.files(in: "").allSatisfy { !$0.hasPrefix("core") })
  }
}
