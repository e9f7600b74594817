/// How much of titles and summaries stands whole on a screen.
///
/// An archive is read through a terminal, key by key, and judged by what can be seen there alone.
/// What there is to be seen, `nonmun list` says.
struct ScreenShares {
  /// So many of so many.
  struct Share: CustomStringConvertible {
    var part = 0
    var all = 0
    var percent: Double { all == 0 ? .nan : 100 * Double(part) / Double(all) }
    var description: String { "\((percent * 10).rounded() / 10) %" }
  }

  let size: TerminalSize
  private(set) var days = Share()
  private(set) var months = Share()
  private(set) var searches = Share()
  private(set) var summaries = Share()
  /// The fewest rows below the head of a summary.
  private(set) var textRows = Int.max

  /// A paper in the archive: its day and its title without a blank.
  private typealias Listed = (date: String, title: String)

  private let archive: String
  private let session: TerminalSession

  /// Reads an archive on a screen of this size.
  ///
  /// - Parameters:
  ///   - queries: what is searched for.
  ///   - readsSummaries: whether every summary is looked at as well, which takes a key for each
  ///     paper.
  ///   - configuration: what else the configuration says.
  init(
    _ archive: String, _ size: TerminalSize, queries: [String], readsSummaries: Bool,
    configuration: String = ""
  ) throws {
    (self.archive, self.size) = (archive, size)
    let sandbox = try Sandbox(configuration: configuration)
    session = try Nonmun.open(
      archive: archive, ["--lang", "en"], size: size, sandbox: sandbox)
    try session.waitUntil("a list") { ListPane($0) != nil }
    let papers = try list([])
    let dates = Set(papers.map(\.date)).sorted(by: >)
    for date in dates {
      try go(to: date)
      days += try wholeTitles(papers.filter { $0.date == date })
    }
    try press("w")
    var month = ""
    for date in dates where date.prefix(7) != month {
      month = String(date.prefix(7))
      try go(to: date)
      months += try wholeTitles(papers.filter { $0.date.hasPrefix(month) })
    }
    if readsSummaries { try readSummaries(papers.count) }
    // Without terms in the other language, which `nonmun list` does not look for.
    try press("/", .alt("t"), .escape)
    for query in queries {
      try press("/", .text(query), .enter)
      searches += try wholeTitles(try list([query]))
      try press(.escape)
    }
    session.hangUp()
    try session.waitForEnd()
  }

  private func list(_ query: [String]) throws -> [Listed] {
    let run = try Nonmun.run(
      ["list", "--archive", archive, "--lang", "en", "--format", "tsv"] + query)
    return run.text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 3 else { return nil }
      return (String(fields[0]), fields[3].filter { !$0.isWhitespace })
    }
  }

  /// Presses keys, and has the screen drawn anew: a key that changes nothing draws nothing.
  private func press(_ keys: Key...) throws {
    for key in keys { try session.press(key) }
    try session.press(.control("l"))
    try session.settle(quiet: .milliseconds(15))
  }

  private func go(to date: String) throws { try press(":", .text(date), .enter) }

  /// How many titles of a list are once whole on the screen while another paper is selected, as one
  /// goes through it.
  private func wholeTitles(_ papers: [Listed]) throws -> Share {
    try session.waitUntil("a list of \(papers.count)") { ListPane($0)?.count == papers.count }
    try press("G", "g")
    var missing = Set(papers.map(\.title))
    var isAtEnd = false
    while true {
      guard let pane = ListPane(session.screen) else { break }
      let seen = pane.unselected
      missing = missing.filter { !seen.contains($0) }
      if isAtEnd { break }
      isAtEnd = session.screen.lastWords.contains(" \(papers.count)/\(papers.count) ")
      // From the last one the way back shows it once while another is selected.
      try press(isAtEnd ? "k" : .control("d"))
      if papers.count == 1 { break }
    }
    return Share(part: papers.count { !missing.contains($0.title) }, all: papers.count)
  }

  /// Looks at every summary as it is opened.
  private mutating func readSummaries(_ count: Int) throws {
    try press("www")
    try session.waitUntil("all papers") { ListPane($0)?.count == count }
    try press("G", "g")
    for _ in 0..<count {
      if let pane = SummaryPane(session.screen) {
        summaries += Share(part: pane.isWhole ? 1 : 0, all: 1)
        textRows = min(textRows, pane.textRows ?? textRows)
      }
      try press("j")
    }
    try press("WWW")
  }
}

extension ScreenShares.Share {
  static func += (share: inout Self, other: Self) {
    share.part += other.part
    share.all += other.all
  }
}
