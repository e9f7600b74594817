import Foundation
import Testing

/// Searching as one types.
@Suite("Searching", .waiting)
struct SearchingTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The reader at the newest day's third paper, with the whole archive loaded.
  private func open() throws -> TerminalSession {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(120, 50))
    try session.press("2j")
    try session.waitFor(archive.newest[2].id)
    try session.settle(quiet: .milliseconds(300))
    return session
  }

  /// Whether the list shows just these papers.
  private func lists(_ papers: [FixturePaper], _ screen: Screen) -> Bool {
    let words = archive.papers.map(\.word)
    return Set(screen.list(of: words)) == Set(papers.map(\.word))
  }

  @Test("The list is what is found, with its number, and Esc goes back")
  func filtering() throws {
    let session = try open()
    let before = session.screen
    #expect(!before.containsNumber(11))
    try session.press("/")
    try session.waitUntil("the prompt with its cursor") { $0.cursorIsVisible }
    try session.press("확산 모델")
    try session.waitUntil("the 11 papers found") {
      lists(archive.found("확산", "모델"), $0) && $0.containsNumber(11) && $0.contains("확산 모델")
    }
    try session.press(.escape)
    try session.waitUntil("the screen exactly as it was") {
      $0.cells == before.cells && !$0.cursorIsVisible
    }
  }

  @Test("Every letter narrows the list")
  func letters() throws {
    let session = try open()
    try session.press("/")
    for (letter, text) in [("d", "d"), ("o", "do"), ("v", "dov")] {
      try session.press(.text(letter))
      let found = archive.found(text)
      try session.waitUntil("what has “\(text)” in it: \(found.count)") { screen in
        screen.containsNumber(found.count) && (found.count > 25 || lists(found, screen))
      }
    }
    try session.press(.backspace, .backspace, .backspace)
    try session.press("FOXGLOVE")
    try session.waitUntil("one paper, whatever the case") { lists(archive.found("foxglove"), $0) }
  }

  @Test("Decomposed Korean finds composed, and the other way round")
  func normalization() throws {
    let session = try open()
    try session.press("/", .text("잠재 공간을".decomposedStringWithCanonicalMapping))
    try session.waitUntil("Dovetail, which is in NFD") { lists(archive.found("잠재", "공간을"), $0) }
    try session.press(.escape)
    try session.waitFor(archive.newest[2].id)
    try session.press("/", .text("토크나이저".decomposedStringWithCanonicalMapping))
    try session.waitUntil("Pebble, which is in NFC") { lists(archive.found("토크나이저"), $0) }
  }

  @Test("Matches are marked in the list and in the summary")
  func highlights() throws {
    let session = try open()
    try session.press("/", "Mosaic")
    let mosaic = archive.found("Mosaic")[0]
    try session.waitUntil("the paper with its matches marked") { screen in
      guard lists([mosaic], screen), screen.contains(mosaic.id) else { return false }
      let marked = screen.positions(of: "Mosaic:").filter { place in
        let row = screen.cells[place.row]
        // The match ends before the colon, and so must its style.
        return place.row != screen.cursor.row
          && row[place.column].style == row[place.column + 5].style
          && row[place.column].style != row[place.column + 6].style
      }
      return marked.count >= 2
    }
  }

  @Test("What nothing holds is said to be found 0 times")
  func nothing() throws {
    let session = try open()
    try session.press("/", "없는낱말zzz")
    try session.waitUntil("none") { lists([], $0) && $0.containsNumber(0) }
    try session.press(.escape)
    try session.waitFor(archive.newest[2].id)
  }

  @Test("What is found is opened by Enter and walked with n and N")
  func walking() throws {
    let session = try open()
    try session.press("/", "확산 모델")
    try session.waitUntil("the papers found") { lists(archive.found("확산", "모델"), $0) }
    try session.press(.enter)
    try session.waitUntil("the prompt's cursor gone") { !$0.cursorIsVisible }
    let ids = archive.found("확산", "모델").map(\.id)
    let first = try #require(ids.first { session.screen.contains($0) })
    // The matches of the first paper come first.
    for _ in 0..<20 where session.screen.contains(first) {
      try session.press("n")
      try session.settle()
    }
    try session.waitUntil("another one selected") { screen in
      !screen.contains(first) && ids.contains { screen.contains($0) }
    }
    try session.press("N")
    try session.waitFor(first)
  }

  @Test("Commands' letters are letters in the prompt")
  func letterKeys() throws {
    let session = try open()
    try session.press("/", "q j s")
    try session.waitFor("q j s")
    try session.press(.escape)
    try session.waitFor(archive.newest[2].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
