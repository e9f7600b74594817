import Testing

/// OSC 8 hyperlinks, and the window's title.
@Suite("Hyperlinks and titles", .waiting)
struct HyperlinkTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The addresses of the links that are opened, "" for each that is closed, in order.
  private func links(_ session: TerminalSession) -> [String] {
    session.tokens.compactMap { token in
      guard case .osc(let text) = token, text.hasPrefix("8;") else { return nil }
      return String(text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)[2])
    }
  }

  @Test("Titles and links lead to their papers, and every one is closed")
  func links() throws {
    let sandbox = try Sandbox(configuration: "hyperlinks = true")
    let session = try Nonmun.open(archive: archive.path, sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press("jjkk", .control("l"))
    let screen = try session.settle(quiet: .milliseconds(300))
    let plain = try Nonmun.open(archive: archive.path)
    try plain.waitUntil("the same cells:\n\(screen)") { $0.cells == screen.cells }
    #expect(links(plain) == [])
    try session.press("q")
    try session.waitForEnd()
    let links = links(session)
    for paper in archive.newest {
      #expect(links.contains("https://arxiv.org/abs/\(paper.id)"))
    }
    #expect(links.last == "")
    expectNoLinkAcrossRows(session)
  }

  /// That no link is open while the cursor moves or rows are erased.
  private func expectNoLinkAcrossRows(_ session: TerminalSession) {
    var isOpen = false
    for token in session.tokens {
      switch token {
      case .osc(let text) where text.hasPrefix("8;"): isOpen = text != "8;;"
      case .csi(let sequence) where !sequence.hasSuffix("m"): #expect(!isOpen, "\(sequence)")
      default: break
      }
    }
    #expect(!isOpen)
  }

  @Test(
    "They are sent where the terminal is known to have them, and else not",
    arguments: [
      (["TERM_PROGRAM": "WezTerm"], true), (["VTE_VERSION": "7200"], true),
      (["VTE_VERSION": "4200"], false), ([:], false),
      (["TMUX": "/tmp/x,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], true),
      (["TMUX": "/tmp/x,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"], false),
    ])
  func known(environment: [String: String], isKnown: Bool) throws {
    let session = try Nonmun.open(archive: archive.path, environment: environment)
    try session.waitFor(archive.newest[0].id)
    #expect(!links(session).isEmpty == isKnown)
  }

  @Test("The window's title names the paper on request, and what it was is asked for again")
  func title() throws {
    let session = try Nonmun.open(
      archive: archive.path, sandbox: try Sandbox(configuration: "title = true"))
    try session.waitUntil("the paper in the title") {
      $0.title.contains(archive.newest[0].word) && $0.title.hasSuffix("nonmun")
    }
    try session.press("j")
    try session.waitUntil("the next one") { $0.title.contains(archive.newest[1].word) }
    try session.press("q")
    try session.waitForEnd()
    #expect(session.tokens.count { $0 == .csi("22;2t") } == 1)
    #expect(session.tokens.count { $0 == .csi("23;2t") } == 1)
    let plain = try Nonmun.open(archive: archive.path)
    try plain.waitFor(archive.newest[0].id)
    #expect(plain.screen.title.isEmpty)
  }
}
