import Testing

/// Sorting and widening the list.
@Suite("Sorting", .waiting)
struct SortingTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The reader at the newest day's first paper.
  private func open(
    _ size: TerminalSize = TerminalSize(200, 70)
  ) throws -> TerminalSession {
    // High enough for a list of everything, with a line for each day.
    let session = try Nonmun.open(archive: archive.path, size: size)
    try session.waitFor(archive.newest[0].id)
    return session
  }

  /// The words of papers by votes, the unknown last and in the digest's order.
  private func byVotes(_ papers: [FixturePaper], reversed: Bool = false) -> [String] {
    let known = papers.compactMap { paper in paper.count.map { (paper.word, $0) } }
      .sorted { reversed ? $0.1 < $1.1 : $0.1 > $1.1 }.map(\.0)
    return known + papers.filter { $0.count == nil }.map(\.word)
  }

  @Test("s goes through the orders, and back to the digest's")
  func cycle() throws {
    let session = try open()
    let words = archive.newest.map(\.word)
    let byTitle = words.sorted()
    // A day's papers have one date, so by date they stand in the digest's order, as ties do.
    for (order, expected) in [
      ("votes", byVotes(archive.newest)), ("title", byTitle), ("date", words), ("digest", words),
      ("votes", byVotes(archive.newest)),
    ] {
      try session.press("s")
      try session.waitUntil("the order by \(order)") { $0.list(of: words) == expected }
      // The order that follows may look the same, and then nothing but silence tells them apart.
      try session.settle()
    }
  }

  @Test("S turns the order round, and the unknown stay last")
  func reversed() throws {
    let session = try open()
    let words = archive.newest.map(\.word)
    try session.press("s")
    try session.waitUntil("the best first") { $0.list(of: words) == byVotes(archive.newest) }
    try session.press("S")
    let expected = byVotes(archive.newest, reversed: true)
    try session.waitUntil("the best last, and the unknown after it") {
      $0.list(of: words) == expected
    }
    try session.press("S")
    try session.waitUntil("the best first again") {
      $0.list(of: words) == byVotes(archive.newest)
    }
  }

  @Test("Votes stand before titles, and the unknown as a dash")
  func votes() throws {
    let screen = try open().screen
    let words = archive.newest.map(\.word)
    let column = try #require(screen.column(ofList: words))
    for paper in archive.newest {
      let place = try #require(screen.positions(of: paper.word).first { $0.column == column })
      let before = screen.cells[place.row][max(0, column - 8)..<column].map(\.text).joined()
      // The percentile stands between the votes and the title.
      let shown = before.split(separator: " ").last { !$0.hasPrefix("p") }.map(String.init)
      #expect(shown == (paper.count.map(String.init) ?? "–"), "\(paper.word)")
    }
  }

  @Test("The month's best voted is two keys away")
  func month() throws {
    let session = try open()
    let march = archive.month("2025-03")
    try session.press("w", "s")
    // The unknown stand in archive order or newest first: either is last.
    let known = byVotes(march).prefix { $0 != "Isotope" && $0 != "Granite" && $0 != "Kestrel" }
    try session.waitUntil("the month by votes") {
      $0.list(of: march.map(\.word)).starts(with: known)
    }
    try session.press("g")
    let best = try #require(march.first { $0.word == "Foxglove" })
    try session.waitFor(best.id)
  }

  @Test("w widens to everything, and W narrows back to the day")
  func widening() throws {
    // High enough for a list of everything.
    let session = try open(TerminalSize(200, 60))
    let all = archive.papers.map(\.word)
    for (key, papers) in [
      ("w", archive.month("2025-03")), ("w", archive.papers), ("w", archive.papers),
      ("W", archive.papers), ("W", archive.month("2025-03")), ("W", archive.newest),
    ] {
      try session.press(.text(key))
      try session.waitUntil("\(papers.count) papers") { $0.list(of: all).count == papers.count }
      try session.settle()
    }
  }

  @Test("Sorting keeps the paper that is read")
  func selection() throws {
    let session = try open()
    try session.press("4j")
    try session.waitFor(archive.newest[4].id)
    let words = archive.newest.map(\.word)
    try session.press("s")
    try session.waitUntil("the best first") { $0.list(of: words) == byVotes(archive.newest) }
    #expect(session.screen.contains(archive.newest[4].id))
  }
}
