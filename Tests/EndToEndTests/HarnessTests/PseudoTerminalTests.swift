import Glibc
import Testing

/// That programs get a real terminal, seen with programs that are known to work.
@Suite("Harness: the pseudo-terminal", .waiting)
struct PseudoTerminalTests {
  /// A shell script in a terminal.
  private func script(
    _ script: String, size: TerminalSize = TerminalSize(60, 12), standardInput: [UInt8]? = nil,
    environment: [String: String] = [:]
  ) throws -> TerminalSession {
    try TerminalSession(
      ["/bin/bash", "-c", script], size: size, environment: environment,
      standardInput: standardInput)
  }

  @Test("The terminal controls the program, and has the size asked for")
  func control() throws {
    let session = try script("echo shown >/dev/tty; stty size </dev/tty; test -t 0 -a -t 1 -a -t 2")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.screen.text.prefix(2) == ["shown", "12 60"])
  }

  @Test("Standard input can be a pipe, and keys still come from the terminal")
  func pipedInput() throws {
    let session = try script(
      "cat; echo keys; read -n 1 key </dev/tty; echo got $key", standardInput: Array("data\n".utf8))
    let screen = try session.waitFor("keys")
    #expect(screen.contains("data"))
    try session.press("k")
    try session.waitFor("got k")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("How a program ended is told")
  func endings() throws {
    #expect(try script("exit 66").waitForEnd() == .exited(66))
    #expect(try script("kill -SEGV $$").waitForEnd() == .signalled(SIGSEGV))
    let session = try script("echo ready; exec cat")
    try session.waitFor("ready")
    session.terminal.process.send(signal: SIGTERM)
    #expect(try session.waitForEnd() == .signalled(SIGTERM))
  }

  @Test("What was said last is read before the end is told")
  func lastWords() throws {
    let session = try script("seq 20000; echo last")
    try session.waitForEnd()
    #expect(session.output.suffix(6) == Array("last\r\n".utf8))
  }

  @Test("A dropped connection hangs up the program")
  func hangUp() throws {
    let session = try script("echo ready; exec cat")
    try session.waitFor("ready")
    session.hangUp()
    #expect(try session.waitForEnd() == .signalled(SIGHUP))
  }

  @Test("Modes are seen to change, and to be put back")
  func modes() throws {
    let session = try script("stty raw -echo; echo raw; read -n 1; stty sane; echo sane; read")
    try session.waitFor("raw")
    #expect(try !session.terminal.modes.echoes)
    #expect(try !session.terminal.modes.isCanonical)
    #expect(try session.terminal.modes != session.terminal.modesBefore)
    try session.press("x")
    try session.waitFor("sane")
    #expect(try session.terminal.modes.echoes)

    let careless = try script("stty -echo")
    try careless.waitForEnd()
    #expect(try careless.terminal.modes != careless.terminal.modesBefore)
  }

  @Test("A new size reaches the program")
  func resizing() throws {
    let session = try script(
      "trap 'stty size' WINCH; echo ready; while true; do read -t 0.05; done")
    try session.waitFor("ready")
    try session.resize(to: TerminalSize(33, 7))
    let screen = try session.waitFor("7 33")
    #expect(screen.size == TerminalSize(33, 7))
  }

  @Test("The environment is the harness's own")
  func environment() throws {
    let session = try script("env; echo done", environment: ["EXTRA": "x", "LANG": ""])
    try session.waitFor("done")
    let names = session.screen.text.compactMap { $0.split(separator: "=").first.map(String.init) }
    #expect(names.contains("EXTRA"))
    #expect(!names.contains("LANG"))
    #expect(Set(names).isDisjoint(with: ["USER", "LOGNAME", "SSH_CONNECTION"]))
    #expect(try session.waitForEnd() == .exited(0))
  }
}
