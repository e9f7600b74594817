import Glibc
import Testing

/// What the reader starts and what it hands to the terminal.
@Suite("Programs that the reader starts", .waiting)
struct StartedProgramsTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
  }

  private func configure(_ lines: String) throws {
    try sandbox.home.write(
      Array("read-after = 0\n\(lines)\n".utf8), to: "config/nonmun/config.toml")
  }

  /// Writes a program for `sh` and returns its path; run itself, a file that another test's new
  /// process still has open for writing would be busy.
  private func script(_ name: String, _ text: String) throws -> String {
    try sandbox.home.write(Array("\(text)\n".utf8), to: name)
    return "\(sandbox.home.path)/\(name)"
  }

  private func open(
    _ environment: [String: String] = [:], archive path: String? = nil,
    size: TerminalSize = TerminalSize(120, 40)
  ) throws -> TerminalSession {
    try Nonmun.open(
      archive: path ?? archive.path, size: size, environment: environment, sandbox: sandbox)
  }

  /// The text of a file of the home, once it holds what is wanted.
  private func file(_ name: String, until isThere: (String) -> Bool) throws -> String {
    var text = ""
    for _ in 0..<2000 {
      if let file = fopen("\(sandbox.home.path)/\(name)", "r") {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&buffer, 1, buffer.count, file)
        fclose(file)
        text = String(decoding: buffer[..<count], as: UTF8.self)
        if isThere(text) { return text }
      }
      usleep(5_000)
    }
    throw SessionFailure(description: "\(name) holds “\(text)”")
  }

  // MARK: The browser

  /// Addresses that a digest can hold, and whether a browser may see them.
  private static let addresses: [(String, isOpened: Bool)] = [
    ("https://example.org/--help", true), ("https://example.org/$(touch${IFS}owned)", true),
    ("https://example.org/;touch%20owned&x='y'", true), ("https://example.org/%s%c%%", true),
    ("https://example.org/김/*?[a]~#!", true), ("https://-e/", true),
    ("https://example.org/`touch`", false), ("https://example.org/\"x\"", false),
    ("https://example.org/\u{202E}gpj", false), ("https://example.org/\u{1B}]0;x\u{7}", false),
    ("https://example.org/\u{200B}", false), ("https://example.org/\\x", false),
    ("http:///x", false),
  ]

  @Test("The browser gets an address as one argument, unchanged, or it is refused")
  func browser() throws {
    let papers = Self.addresses.enumerated().map { number, address in
      "### [--title $(touch owned) \(number)](\(address.0))\n\nVote: 1\n\n- text\n"
    }
    try sandbox.home.write(
      Array(("## Daily Papers (2025-03-21)\n\n" + papers.joined(separator: "\n")).utf8),
      to: "hostile/2025/03/21.md")
    let browser = try script("my browser", #"printf '%s|' "$#" "$@" >>"$HOME/opened""#)
    let session = try open(
      ["BROWSER": "no-such:sh '\(browser)' --url=%s"], archive: "\(sandbox.home.path)/hostile")
    try session.waitFor("--title $(touch owned) 0")
    var expected = ""
    for (address, isOpened) in Self.addresses {
      try session.press("o")
      if isOpened {
        try session.waitFor("opening")
        expected += "1|--url=\(address)|"
        #expect(try file("opened") { $0 == expected } == expected)
      } else {
        try session.waitFor("not an address for a browser")
      }
      try session.press("j")
    }
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(access("\(sandbox.home.path)/owned", F_OK) != 0)
  }

  @Test("A browser that fails is told of, and one that is not there over SSH too")
  func noBrowser() throws {
    let browser = try script("browser", "echo noise; echo noise >&2; exit 3")
    let session = try open(["BROWSER": "sh \(browser)"])
    try session.waitFor(archive.newest[0].id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("o")
    try session.waitFor("not opened: sh: exit 3")
    #expect(Array(session.screen.text.dropLast()) == Array(before.text.dropLast()))
    try session.press("q")
    try session.waitForEnd()

    let remote = try open(["SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"])
    try remote.waitFor(archive.newest[0].id)
    try remote.press("O", "2")
    try remote.waitFor("over SSH, no browser here")
  }

  // MARK: The clipboard

  @Test(
    "The clipboard's sequence goes to the terminal on its key only",
    arguments: ["raw", "tmux", "off"])
  func clipboard(setting: String) throws {
    try configure("clipboard = \"\(setting)\"")
    let session = try open(["TMUX": "/tmp/none,1,0"])
    try session.waitFor(archive.newest[0].id)
    try session.press("j", "k", "O", .escape)
    try session.settle()
    #expect(!holds(session.output, "]52;"))
    try session.press("y")
    try session.waitFor(setting == "off" ? "copying is off" : "sent to the terminal: Link")
    let text = Data64.encoded("https://arxiv.org/abs/\(archive.newest[0].id)")
    let plain = "\u{1B}]52;c;\(text)\u{7}"
    let wrapped = "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(text)\u{7}\u{1B}\\"
    #expect(holds(session.output, plain) == (setting != "off"))
    #expect(holds(session.output, wrapped) == (setting == "tmux"))
    #expect(holds(session.output, "]52;") == (setting != "off"))
  }

  private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }

  // MARK: The QR code

  @Test("An address longer than the screen goes to the terminal in one piece")
  func unbroken() throws {
    let address = "https://example.org/" + String(repeating: "a$b&", count: 18)
    try sandbox.home.write(
      Array("## Daily Papers (2025-03-21)\n\n### [Long](\(address))\n\n- text\n".utf8),
      to: "long/2025/03/21.md")
    let session = try open(archive: "\(sandbox.home.path)/long", size: TerminalSize(50, 30))
    try session.waitFor("Long")
    try session.press("Z")
    try session.waitFor(String(address.prefix(50)))
    try session.waitFor(String(address.dropFirst(50)))
    let before = try session.settle(quiet: .milliseconds(300))
    #expect(holds(session.output, "\u{1B}[m\(address)\u{1B}8"))
    try session.press(.control("l"))
    try session.press(.escape)
    try session.waitFor("1/1")
    try session.press("Z")
    try session.waitUntil("the code again") { $0.cells == before.cells }
  }

  // MARK: Custom commands

  @Test("A command's output is shown, without its sequences, and Esc ends one that runs")
  func output() throws {
    try configure(
      """
      [[command]]
      key = "!"
      name = "facts"
      run = ["sh", "-c", "printf '%s\\\\n' \\"$@\\"; printf '\\\\033[2Jred\\\\n'; exit 4", "sh", "{id}", "{line}", "{file}", "a{url}b"]
      [[command]]
      key = "`"
      name = "sleeps"
      run = ["sh", "-c", "sleep 100; sleep 100"]
      [[command]]
      key = "F10"
      name = "paper"
      run = ["cat"]
      input = "json"
      [[command]]
      key = "Ctrl-a"
      name = "missing"
      run = ["no-such-program"]
      """)
    let session = try open()
    let paper = archive.newest[0]
    try session.waitFor(paper.id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("!")
    try session.waitFor("facts · exit 4")
    try session.waitFor("␛[2Jred")
    let day = archive.days[0].date.split(separator: "-").joined(separator: "/")
    for line in [paper.id, "3", "\(archive.path)/\(day).md", "ahttps://arxiv.org/abs/\(paper.id)b"]
    {
      #expect(session.screen.text.contains { $0.contains(line) }, "\(line): \(session.screen)")
    }
    try session.press(.escape)
    try session.waitUntil("the panes") { $0.cells == before.cells }
    try session.press("`")
    try session.waitFor("running")
    try session.press(.escape)
    try session.waitFor("ended by signal 15")
    try session.press("q")
    try session.waitUntil("the panes") { $0.cells == before.cells }
    try session.press(.function(10))
    try session.waitFor("\"standing\":\"unread\"")
    try session.press("q", .control("a"))
    try session.waitFor("no-such-program: no such program in PATH")
    // Esc and a letter in one would be Alt and the letter.
    try session.press(.escape)
    try session.waitUntil("the panes") { $0.cells == before.cells }
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("A command with the terminal has all of it, and gives it back whole")
  func terminal() throws {
    try configure(
      """
      [[command]]
      key = "!"
      name = "asks"
      run = ["sh", "-c", "trap 'caught=1' INT; echo waiting; until [ $caught ]; do sleep 0.1; done; echo caught; stty -a | grep -o -e '-\\\\?icanon'; printf 'name: '; read name; echo \\"hello $name\\"; stty raw; printf raw; read x"]
      terminal = true
      """)
    let session = try open()
    try session.waitFor(archive.newest[0].id)
    let (before, modes) = (
      try session.settle(quiet: .milliseconds(300)), try session.terminal.modes
    )
    try session.press("!")
    try session.waitFor("waiting")
    // What the keyboard interrupts is the program and not the reader.
    try session.press(.control("c"))
    try session.waitFor("caught")
    try session.waitFor("name:")
    #expect(!session.screen.isAlternate && session.screen.cursorIsVisible)
    #expect(session.screen.contains("icanon") && !session.screen.contains("-icanon"))
    try session.press("you", .enter)
    try session.waitFor("hello you")
    try session.waitFor("raw")
    try session.send([0x0A])
    try session.waitUntil("the screen as it was") { $0.cells == before.cells && $0.isAlternate }
    #expect(try session.terminal.modes == modes)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
  }
}

/// Base64, by a program of its own.
enum Data64 {
  static func encoded(_ text: String) -> String {
    let run = try? CommandRun(["/usr/bin/base64", "-w0"], standardInput: Array(text.utf8))
    return run?.text ?? ""
  }
}
