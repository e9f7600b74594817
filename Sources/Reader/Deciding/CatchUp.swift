import Configuration
import Decisions
import Digest
import Search

/// The best of the days that were missed, gathered in one list: as many papers as one is willing to look at.
public struct CatchUp: Sendable, Hashable {
  /// The oldest of the days.
  public let since: DigestDate
  /// The ids of the papers listed, best voted first.
  public let papers: [String]
  /// How many undecided papers the days held when the list was made.
  public let total: Int
  /// How many days had any.
  public let days: Int

  /// A list made before.
  public init(since: DigestDate, papers: [String], total: Int, days: Int) {
    self.since = since
    self.papers = papers
    self.total = total
    self.days = days
  }
}

extension ReaderState {
  /// How many days back the first catching up goes, before there is anything to tell what was missed.
  private static let firstDays = 7

  /// `Q`: gathers the undecided papers of the missed days, or goes on with those gathered before.
  mutating func beginCatchUp(budget: Int?) {
    guard isComplete else {
      message = Message(text: words.reading)
      return
    }
    if search != nil { cancelSearch() }
    let origin = snapshot
    let unfinished = catchingUp.kept.flatMap { budget == nil && hasLeft($0) ? $0 : nil }
    guard let next = unfinished ?? gather(max(1, budget ?? settings.catchUp)) else {
      leaveCatchUp()
      catchingUp.finish()
      message = Message(text: words.nothingMissed)
      return
    }
    catchingUp.show(next, from: origin)
    focus = .papers
    rebuildList(keeping: nil)
    list.open(row: list.rows.firstIndex(where: isUndecided) ?? 0)
    message = Message(text: words.catchUp(next))
  }

  /// Goes back to where the catching up began; `Q` goes on with it.
  mutating func leaveCatchUp() {
    if let origin = catchingUp.leave() { goBack(to: origin) }
  }

  /// The indices of the papers listed; a paper of more than one day stands at its newest.
  func indices(of catchUp: CatchUp) -> [Int] {
    var indices: [String: Int] = [:]
    for index in missedPapers(since: catchUp.since) { indices[library.ids[index]] = index }
    return catchUp.papers.compactMap { indices[$0] }
  }

  /// All papers of a day and the days after it, by their indices.
  func missedPapers(since oldest: DigestDate) -> [Int] {
    library.days.filter { $0.date.map { $0 >= oldest } == true }.flatMap(\.papers)
  }

  private func hasLeft(_ catchUp: CatchUp) -> Bool {
    indices(of: catchUp).contains(where: isUndecided)
  }

  private mutating func gather(_ budget: Int) -> CatchUp? {
    guard let since = catchingUp.kept.map(\.since).flatMap(stillLeft) ?? missedSince
    else { return nil }
    let undecided = missedPapers(since: since).filter(isUndecided)
    var seen: Set<String> = []
    let ranking = sort.field == .taste ? currentRanking() : nil
    // Without a ranking the order of taste is that of votes.
    let sorted = SortOrder(.taste).sorted(undecided, in: library, by: ranking)
    let papers = sorted.map { library.ids[$0] }
      .filter { seen.insert($0).inserted }
    guard !papers.isEmpty else { return nil }
    let days = Set(undecided.compactMap(library.day(of:))).count
    return CatchUp(
      since: since, papers: Array(papers.prefix(budget)), total: papers.count, days: days)
  }

  /// The same day again while the days since then hold anything undecided.
  private func stillLeft(_ since: DigestDate) -> DigestDate? {
    missedPapers(since: since).contains(where: isUndecided) ? since : nil
  }

  /// The oldest of the missed days.
  ///
  /// A day of which nothing was read or decided was missed. The newest such days, up to the day that was last looked into,
  /// are those since one has been away; what is left of the days since then comes with them.
  private var missedSince: DigestDate? {
    let days = library.days.filter { $0.date != nil && !$0.papers.isEmpty }
    let isTouched = days.map { day in
      day.papers.contains { decisions[$0].standing != .unread }
    }
    let recent = days.suffix(ReaderState.firstDays).first?.date
    guard let missed = isTouched.lastIndex(of: false),
      let lastSeen = isTouched[..<missed].lastIndex(of: true)
    else { return recent }
    return days[lastSeen + 1].date
  }
}
