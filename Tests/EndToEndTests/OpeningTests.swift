import Testing

/// What a person sees first, at every size.
@Suite("Opening", .waiting)
struct OpeningTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  @Test(
    "The newest day's papers are there, and the first one's summary",
    arguments: [TerminalSize(120, 40), TerminalSize(80, 40), TerminalSize(200, 60)])
  func newestDay(size: TerminalSize) throws {
    let session = try Nonmun.open(archive: archive.path, size: size)
    let words = archive.newest.map(\.word)
    let screen = try session.waitUntil("the newest day and its first summary") {
      $0.list(of: words) == words && $0.contains(archive.newest[0].id)
    }
    #expect(screen.isAlternate)
    #expect(!screen.cursorIsVisible)
    #expect(screen.mouse == .off)
    #expect(screen.contains("34"))
    // Control characters of the digest are not what moves the cursor.
    #expect(!session.output.contains(0x0c))
  }

  @Test("A narrow terminal shows a pane at a time")
  func narrow() throws {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(50, 20))
    let words = archive.newest.map(\.word)
    try session.waitUntil("the newest day's papers") { $0.list(of: words) == words }
    #expect(!session.screen.contains(archive.newest[0].id))
    let list = try session.settle(quiet: .milliseconds(300)).text
    try session.press(.enter)
    try session.waitUntil("the summary alone") {
      $0.contains(archive.newest[0].id) && !$0.contains(words[1])
    }
    try session.press(.escape)
    try session.waitUntil("the list as it was") { $0.text == list }
  }

  @Test("A terminal too small says so in one line", arguments: [TerminalSize(10, 3)])
  func tooSmall(size: TerminalSize) throws {
    let session = try Nonmun.open(archive: archive.path, size: size)
    try session.waitUntil("one line") { $0.text.count { !$0.isEmpty } == 1 }
    let screen = try session.settle(quiet: .milliseconds(300))
    #expect(screen.text.count { !$0.isEmpty } == 1)
    for paper in archive.newest { #expect(!screen.contains(paper.word)) }
    try session.resize(to: TerminalSize(80, 24))
    try session.waitFor(archive.newest[0].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("One cell is enough to live and to quit in")
  func oneCell() throws {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(1, 1))
    try session.waitUntil("the alternate screen") { $0.isAlternate }
    try session.resize(to: TerminalSize(120, 40))
    try session.waitFor(archive.newest[0].id)
    try session.resize(to: TerminalSize(1, 1))
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("A digest on standard input is read, and keys come from the terminal")
  func standardInput() throws {
    let digest = Array(archive.days[1].digest.utf8)
    let session = try Nonmun.open(archive: "-", standardInput: digest)
    let papers = archive.days[1].papers
    try session.waitUntil("the digest") { screen in
      papers.allSatisfy { screen.contains($0.word) } && screen.contains(papers[0].id)
    }
    try session.press("j")
    try session.waitFor(papers[1].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("A single file is an archive too")
  func singleFile() throws {
    let session = try Nonmun.open(archive: "\(archive.path)/2025/03/13.md")
    try session.waitFor(archive.days[1].papers[0].id)
    #expect(!session.screen.contains(archive.newest[0].word))
  }

  @Test("With no archive named, there is still something to read")
  func sample() throws {
    let session = try Nonmun.open()
    // The sample's papers are real ones, so an arXiv id is all that is sure.
    try session.waitUntil("a paper's arXiv id") { screen in
      screen.text.contains { $0.contains(#/\b\d{4}\.\d{4,5}\b/#) }
    }
  }

  @Test(
    "NO_COLOR and terminals without colours get none", arguments: ["NO_COLOR", "vt100", "dumb"])
  func colorless(how: String) throws {
    let session =
      how == "NO_COLOR"
      ? try Nonmun.open(archive: archive.path, environment: ["NO_COLOR": "1"])
      : try Nonmun.open(archive: archive.path, term: how)
    try session.waitFor(archive.newest[0].id)
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    try session.press("q")
    try session.waitForEnd()
    #expect(session.tokens.filter(\.setsColor) == [])
  }

  @Test(
    "The terminal's palette is left alone",
    arguments: ["xterm-256color", "xterm-direct", "tmux-256color", "linux", "kitty"])
  func palette(term: String) throws {
    let session = try Nonmun.open(
      archive: archive.path, term: term, environment: ["COLORTERM": "truecolor"])
    try session.waitFor(archive.newest[0].word)
    // Once through the themes, as a true-colour one is where it would be tempting.
    for _ in 0..<6 { try session.press("T") }
    try session.press("q")
    try session.waitForEnd()
    #expect(session.tokens.filter(\.definesPalette) == [])
  }

  @Test("Without a home it says that decisions are not kept")
  func homeless() throws {
    let session = try Nonmun.open(
      archive: archive.path, environment: ["HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""])
    try session.waitFor("HOME is not set: decisions are not kept")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
