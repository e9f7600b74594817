import Testing

/// Moving through the panes by keys.
@Suite("Moving", .waiting)
struct MovingTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The reader at the newest day's first paper.
  private func open(_ size: TerminalSize = TerminalSize(120, 40)) throws -> TerminalSession {
    let session = try Nonmun.open(archive: archive.path, size: size)
    try session.waitFor(archive.newest[0].id)
    return session
  }

  @Test("The summary follows the selection", arguments: [120, 80])
  func following(columns: Int) throws {
    let session = try open(TerminalSize(columns, 40))
    let papers = archive.newest
    let steps: [(key: Key, paper: Int)] = [
      ("j", 1), ("k", 0), ("3j", 3), ("2k", 1), ("G", 5), ("g", 0), (.down, 1), (.up, 0),
      ("99j", 5), ("99k", 0),
    ]
    for (key, paper) in steps {
      try session.press(key)
      try session.waitUntil("\(papers[paper].word) selected by \(key)") { screen in
        papers.allSatisfy { screen.contains($0.id) == ($0.id == papers[paper].id) }
      }
    }
  }

  @Test("Many keys at once all count")
  func burst() throws {
    let session = try open()
    try session.press("jjkjjkj")
    try session.waitFor(archive.newest[3].id)
  }

  @Test("Brackets go to the day before and the day after")
  func days() throws {
    let session = try open()
    for (key, day) in [("[", 1), ("[", 2), ("]", 1), ("]", 0)] {
      try session.press(.text(key))
      let words = archive.days[day].papers.map(\.word)
      try session.waitUntil("the papers of \(archive.days[day].date)") {
        $0.list(of: words) == words
      }
    }
    try session.press("2[")
    let words = archive.days[2].papers.map(\.word)
    try session.waitUntil("the day before the day before") { $0.list(of: words) == words }
  }

  @Test("J and K scroll the summary while the list keeps its place")
  func scrolling() throws {
    let session = try open(TerminalSize(80, 14))
    // The paper with 120 authors is longer than the pane, once it is unfolded or scrolled.
    try session.press("3ja")
    try session.waitFor("Kestrel")
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("J")
    try session.waitUntil("the summary scrolled") { $0.text != before.text }
    try session.press("K")
    try session.waitUntil("the summary as it was") { $0.text == before.text }
  }

  @Test("Tab goes round the panes, and h and l go left and right")
  func panes() throws {
    let session = try open()
    // In the dates, j goes to the day before.
    try session.press("h")
    try session.press("j")
    let words = archive.days[1].papers.map(\.word)
    try session.waitUntil("the day before") { $0.list(of: words) == words }
    try session.press("l")
    try session.press("j")
    try session.waitFor(archive.days[1].papers[1].id)
  }

  @Test("Redrawing mends the screen")
  func redrawing() throws {
    let session = try open()
    let before = try session.settle(quiet: .milliseconds(300))
    session.scribble("\u{1b}[H\u{1b}[2J\u{1b}[5;5Hstray \u{1b}[31mmessage")
    #expect(session.screen.cells != before.cells)
    try session.press(.control("l"))
    try session.waitUntil("the screen as it was") { $0.cells == before.cells }
  }

  @Test("Help comes and goes")
  func help() throws {
    let session = try open()
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press("?")
    try session.waitUntil("the help, which names keys") { screen in
      screen.text != before.text
        && ["Ctrl-d", "Ctrl-D", "^D", "C-d"].contains { screen.contains($0) }
    }
    try session.press(.escape)
    try session.waitUntil("the screen as it was") { $0.text == before.text }
  }

  @Test("The command palette takes words, and goes")
  func palette() throws {
    let session = try open()
    let before = try session.settle(quiet: .milliseconds(300))
    try session.press(":")
    try session.waitUntil("the prompt with its cursor") {
      $0.text != before.text && $0.cursorIsVisible
    }
    try session.press("so")
    try session.waitUntil("the word typed, and the cursor behind it") { screen in
      let row = screen.cells[screen.cursor.row].prefix(screen.cursor.column)
      return screen.cursorIsVisible && row.map(\.text).joined().hasSuffix("so")
    }
    try session.press(.escape)
    try session.waitUntil("the screen as it was") {
      $0.text == before.text && !$0.cursorIsVisible
    }
  }

  @Test("Another theme draws the same text in other colours")
  func themes() throws {
    let session = try open()
    let before = try session.settle(quiet: .milliseconds(300))
    let words = archive.newest.map(\.word)
    try session.press("T")
    try session.waitUntil("a title in another style") { screen in
      guard screen.list(of: words) == words else { return false }
      // Cells of the same text: a message in the status line is not a theme.
      return zip(screen.cells.joined(), before.cells.joined()).contains {
        $0.text == $1.text && $0.text != " " && $0.style != $1.style
      }
    }
  }

  @Test("Pasted keys are not run as commands")
  func pasting() throws {
    let session = try open()
    try session.press(.paste("jjjqG"))
    try session.press("j")
    try session.waitFor(archive.newest[1].id)
  }
}
