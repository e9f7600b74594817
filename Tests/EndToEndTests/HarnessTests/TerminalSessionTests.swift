import Glibc
import Testing

/// That a session drives a real full-screen program, `less`.
@Suite("Harness: sessions", .waiting)
struct TerminalSessionTests {
  /// `less` on numbered lines in two scripts.
  private func less(_ size: TerminalSize = TerminalSize(40, 10)) throws -> TerminalSession {
    let sandbox = try Sandbox()
    let lines = (1...100).map { "\($0) 번째 줄 line\n" }.joined()
    let file = try sandbox.home.write(Array(lines.utf8), to: "lines.txt")
    let session = try TerminalSession(["/usr/bin/less", file], size: size, sandbox: sandbox)
    try session.waitUntil("a whole page") { $0.text.dropLast().allSatisfy { !$0.isEmpty } }
    return session
  }

  @Test("It opens, moves, and leaves the terminal as it was")
  func driving() throws {
    let session = try less()
    #expect(session.screen.isAlternate)
    try session.press("j", .down)
    try session.waitUntil("the third line at the top") { $0.text[0] == "3 번째 줄 line" }
    #expect(try session.terminal.modes != session.terminal.modesBefore)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    #expect(!session.screen.isAlternate && session.screen.cursorIsVisible)
    #expect(session.tokens.contains(.csi("?1049l")))
  }

  @Test("A resized screen equals a fresh one")
  func resizing() throws {
    let session = try less()
    for columns in 20...50 { try session.resize(to: TerminalSize(columns, columns / 2)) }
    try session.resize(to: TerminalSize(44, 12))
    let fresh = try less(TerminalSize(44, 12))
    // `less` keeps its last line where it can, and not its first: hence back to the top. It also
    // names the file at first and shows a colon later: hence all but the last row.
    try session.press("g")
    try session.waitUntil("the same lines as on a fresh screen") {
      $0.text.dropLast() == fresh.screen.text.dropLast()
    }
  }

  @Test("Scribbles are drawn over when the program redraws")
  func redrawing() throws {
    let session = try less()
    let before = session.screen.text
    session.scribble("\u{1b}[2J\u{1b}[3;3Hstray")
    #expect(session.screen.contains("stray"))
    try session.press(.control("l"))
    try session.waitUntil("the lines again") { $0.text.dropLast() == before.dropLast() }
  }

  @Test("A shell in it has job control")
  func jobs() throws {
    // `cat`, as a Control-Z that comes between two reads of `less` is lost to it.
    let session = try TerminalSession(
      ["/bin/bash", "--norc", "-i"], environment: ["PS1": "ready> "])
    try session.waitFor("ready>")
    // What is typed before the job runs is the shell's, in the shell's modes: hence the word first.
    try session.press("bash -c 'echo go; exec cat'", .enter)
    try session.waitUntil("the job") { $0.text.contains("go") }
    try session.press("one", .enter)
    try session.waitUntil("the word and its copy") { $0.text.count { $0 == "one" } == 2 }
    try session.press(.control("z"))
    try session.waitUntil("the shell") { $0.contains("Stopped") && $0.lastWords == "ready>" }
    try session.press("fg", .enter)
    try session.waitUntil("the job's name") { $0.lastWords.hasPrefix("bash -c") }
    try session.press("two", .enter)
    try session.waitUntil("the word and its copy") { $0.text.count { $0 == "two" } == 2 }
    try session.press(.control("d"))
    try session.waitUntil("the shell again") { $0.lastWords == "ready>" }
    try session.press("exit $?", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("A program's questions are answered")
  func answers() throws {
    let session = try TerminalSession([
      "/bin/bash", "-c",
      #"stty raw -echo; printf 'abc\e[6n'; IFS= read -rd R place; stty sane; echo " ${place:2}""#,
    ])
    try session.waitFor("abc 1;4")
  }

  @Test("Quiet is waited for after something was said")
  func settling() throws {
    let session = try TerminalSession([
      "/bin/bash", "-c", "read; for i in 1 2 3 4 5; do echo -n $i; sleep 0.01; done; read",
    ])
    try session.press(.enter)
    // The echo of Enter may come long before the rest on a busy machine: hence what is waited for.
    try session.waitFor("12345")
    try session.press(.enter)
    #expect(try session.settle().contains("12345"))
  }

  @Test("More input than the terminal holds is typed whole")
  func floods() throws {
    let session = try TerminalSession([
      "/bin/bash", "-c", "stty raw -echo; echo ready; exec head -c 300000",
    ])
    try session.waitFor("ready")
    try session.send([UInt8](repeating: UInt8(ascii: "x"), count: 300_000))
    try session.waitForEnd()
    #expect(session.output.count { $0 == UInt8(ascii: "x") } == 300_000)
  }

  @Test("A failure shows the whole screen and how the program ended")
  func failures() throws {
    let session = try TerminalSession(["/bin/bash", "-c", "echo 화면; exit 3"])
    let failure = #expect(throws: SessionFailure.self) { try session.waitFor("never") }
    let message = try #require(failure).description
    #expect(message.contains("“never”") && message.contains("│화면"))
    #expect(message.contains("exited(3)") || !message.contains("ended"))
    #expect(message.contains("TerminalSessionTests.swift"))
  }
}
