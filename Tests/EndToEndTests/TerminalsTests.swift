import Testing

/// Every terminal that one may be given, and every locale.
@Suite("Terminals", .waiting)
struct TerminalsTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  static let names = [
    "xterm-256color", "xterm-direct", "tmux-256color", "screen", "linux", "vt100", "vt220", "kitty",
    "dumb",
  ]

  @Test("It opens, draws, moves and gives the terminal back", arguments: names)
  func kinds(term: String) throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "en"], term: term)
    try session.waitFor(archive.newest[0].id)
    #expect(!session.screen.contains("(TERM)"))
    try session.press("j")
    let screen = try session.waitFor(archive.newest[1].id)
    #expect(screen.list(of: archive.newest.map(\.word)) == archive.newest.map(\.word))
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    session.expectRestored()
  }

  @Test("They all show the same characters")
  func sameText() throws {
    let screens = try Self.names.map { term in
      let session = try Nonmun.open(archive: archive.path, ["--lang", "ko"], term: term)
      try session.waitFor(archive.newest[0].id)
      return try session.settle(quiet: .milliseconds(300)).text
    }
    for (name, screen) in zip(Self.names, screens) { #expect(screen == screens[0], "\(name)") }
  }

  @Test("An unknown terminal is taken for one that most are like, which is said")
  func unknown() throws {
    let session = try Nonmun.open(
      archive: archive.path, ["--lang", "en"], term: "no-such-terminal")
    try session.waitFor("unknown terminal “no-such-terminal” (TERM): using xterm-256color")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test(
    "Without TERM it says so on one line, and how to set it",
    arguments: [
      ("C.UTF-8", "nonmun: TERM is not set (set it: export TERM=xterm-256color)"),
      ("ko_KR.UTF-8", "nonmun: TERM이 비어 있습니다 (export TERM=xterm-256color로 정하세요)"),
    ], [true, false])
  func noTERM(language: (lang: String, said: String), isSet: Bool) throws {
    let session =
      isSet
      ? try TerminalSession(
        ["/usr/bin/env", "TERM=", Nonmun.binary, archive.path], environment: ["LANG": language.lang]
      )
      : try Nonmun.open(archive: archive.path, term: nil, environment: ["LANG": language.lang])
    #expect(try session.waitForEnd() == .exited(1))
    #expect(session.screen.text.filter { !$0.isEmpty } == [language.said])
  }

  @Test("The cells are the same in every locale that a server may have or lack")
  func locales() throws {
    let locales = [
      ["LANG": "ko_KR.UTF-8"], ["LANG": "C"], ["LANG": "C.UTF-8"], ["LANG": "en_US.UTF-8"],
      ["LC_ALL": "POSIX"],
    ]
    let screens = try locales.map { locale in
      let session = try Nonmun.open(archive: archive.path, ["--lang", "ko"], environment: locale)
      try session.waitFor(archive.newest[0].id)
      return try session.settle(quiet: .milliseconds(300))
    }
    for (locale, screen) in zip(locales, screens) {
      #expect(screen.cells == screens[0].cells, "\(locale)\n\(screen)\n\(screens[0])")
    }
    #expect(screens[0].text.contains { $0.contains("날짜") })
  }

  // MARK: Keys

  @Test("Modes that a program left on which died are off, and a click then selects nothing")
  func modesLeftOn() throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "en"])
    try session.waitFor(archive.newest[0].id)
    let off = [
      "?1000l", "?1002l", "?1003l", "?1005l", "?1015l", "?1006l", "?1004l", ">4;0m", "=0u",
    ]
    for mode in off {
      #expect(session.tokens.contains(.csi(mode)), "\(mode)")
      #expect(!session.tokens.contains(.csi(mode.dropLast() + "h")), "\(mode)")
    }
    // A terminal that did not listen goes on reporting.
    let row = try #require(session.screen.positions(of: archive.newest[2].word).first).row + 1
    try session.send(Array("\u{1B}[<0;5;\(row)M\u{1B}[<0;5;\(row)m\u{1B}[M !!\u{1B}[I".utf8))
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
    #expect(!session.screen.contains(archive.newest[2].id))
  }

  @Test("Keys whose bytes come one by one are whole keys")
  func splitKeys() throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "ko"])
    try session.waitFor(archive.newest[0].id)
    for byte in Array("\u{1B}[B\u{1B}OB".utf8) { try session.send([byte]) }
    try session.waitFor(archive.newest[2].id)
    try session.press("/")
    for byte in Array("확산".utf8) { try session.send([byte]) }
    try session.waitFor("/확산")
  }

  @Test(
    "A paste is never run as commands", arguments: ["xterm-256color", "linux", "vt220", "screen"])
  func paste(term: String) throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "en"], term: term)
    try session.waitFor(archive.newest[0].id)
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press(.paste("xxxxmmmm"))
    // The next key shows that the paste was taken.
    try session.press("j", "k")
    try session.waitUntil("the screen as it was") { $0.cells == before.cells }
    try session.press("/", .paste("xx\nmm"))
    try session.waitFor("/xx mm")
    #expect(!session.screen.contains("★ "))
  }

  @Test("A paste that stalls runs nothing, and Esc ends one whose end is lost")
  func endlessPaste() throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "en"])
    try session.waitFor(archive.newest[0].id)
    try session.send(Array("\u{1B}[200~mm".utf8))
    try session.waitFor("the paste has not ended yet")
    try session.send(Array("qq\u{1B}[201~j".utf8))
    try session.waitFor(archive.newest[1].id)
    #expect(!session.screen.contains("★ "))
    try session.send(Array("\u{1B}[200~mm".utf8))
    try session.waitFor("the paste has not ended yet")
    try session.press(.escape)
    try session.waitUntil("keys again") { !$0.contains("the paste has not ended yet") }
    try session.press("/")
    try session.send(Array("\u{1B}[200~lost".utf8))
    try session.waitFor("/lost")
    try session.press("q")
    try session.waitFor("/lostq")
  }

  @Test("The cursor is seen at the caret while text is typed, behind wide characters too")
  func caret() throws {
    let session = try Nonmun.open(archive: archive.path, ["--lang", "ko"])
    try session.waitFor(archive.newest[0].id)
    let row = try session.settle(quiet: .milliseconds(300))
    #expect(!row.cursorIsVisible)
    try session.press("/", "a확산é")
    let screen = try session.waitFor("/a확산é")
    #expect(screen.cursorIsVisible)
    let start = try #require(screen.positions(of: "/a확산é").last)
    #expect(screen.cursor == Screen.Position(row: start.row, column: start.column + 7))
    try session.press(.left, .left)
    try session.waitUntil("the cursor before 산") { $0.cursor.column == start.column + 4 }
    try session.press(.escape)
    try session.waitUntil("a hidden cursor on the selected row") {
      !$0.cursorIsVisible && $0.cursor == row.cursor
    }
  }
}
