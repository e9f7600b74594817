import Configuration
import Decisions
import Digest
import Search

/// The best of what is undecided since a day, gathered in one list: as many papers as one is
/// willing to look at.
public struct CatchUp: Sendable, Hashable {
  /// The oldest of the days.
  public let since: DigestDate
  /// The ids of the papers listed, the best first.
  public let papers: [String]
  /// How many papers are listed at most, in this list and in the next.
  public let budget: Int
  /// How many papers the days hold that are undecided or listed.
  public internal(set) var total: Int
  /// On how many days those are.
  public internal(set) var days: Int
  /// Whether the best are those of taste, and not those of votes.
  public let isByTaste: Bool

  /// A list made before.
  public init(
    since: DigestDate, papers: [String], budget: Int, total: Int, days: Int, isByTaste: Bool = false
  ) {
    self.isByTaste = isByTaste
    self.since = since
    self.papers = papers
    self.budget = budget
    self.total = total
    self.days = days
  }
}

extension ReaderState {
  /// How many days back the first catching up goes, before there is anything to tell what was
  /// missed.
  private static let firstDays = 7

  /// `Q`: gathers what is undecided since the last day that was finished, or goes on with what was
  /// gathered before.
  mutating func beginCatchUp(budget: Int?) {
    guard isComplete else {
      message = Message(text: words.reading)
      return
    }
    if search != nil { cancelSearch() }
    let origin = snapshot
    let unfinished = catchingUp.kept.flatMap { budget == nil && hasLeft($0) ? counted($0) : nil }
    let limit = budget ?? catchingUp.kept?.budget ?? settings.catchUp
    guard let next = unfinished ?? gather(max(1, limit)) else {
      // The list is kept: where something of it is undone, its days are still those to catch up
      // with.
      leaveCatchUp()
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
    catchUp.papers.compactMap { id in
      library.indices(of: id).last {
        library.day(of: $0).flatMap { library.days[$0].date }.map { $0 >= catchUp.since } == true
      }
    }
  }

  /// All papers of a day and the days after it, by their indices.
  func missedPapers(since oldest: DigestDate) -> [Int] {
    library.days.filter { $0.date.map { $0 >= oldest } == true }.flatMap(\.papers)
  }

  private func hasLeft(_ catchUp: CatchUp) -> Bool {
    indices(of: catchUp).contains(where: isUndecided)
  }

  private mutating func gather(_ budget: Int) -> CatchUp? {
    guard let since = catchingUp.kept.map(\.since).flatMap(stillLeft) ?? unfinishedSince
    else { return nil }
    let undecided = missedPapers(since: since).filter(isUndecided)
    var seen: Set<String> = []
    let ranking = sort.field == .taste ? currentRanking() : nil
    // Without a ranking the order of taste is that of votes.
    let sorted = SortOrder(.taste).sorted(undecided, in: library, by: ranking)
    var papers: [String] = []
    for index in sorted where papers.count < budget && seen.insert(library.ids[index]).inserted {
      papers.append(library.ids[index])
    }
    guard !papers.isEmpty else { return nil }
    return counted(
      CatchUp(
        since: since, papers: papers, budget: budget, total: 0, days: 0,
        isByTaste: ranking?.taste.isKnown ?? false))
  }

  /// A list with its numbers as they are now, whatever was decided, undone or added since it was
  /// made.
  private func counted(_ list: CatchUp) -> CatchUp {
    var list = list
    let listed = Set(list.papers)
    let papers = missedPapers(since: list.since).filter {
      isUndecided($0) || listed.contains(library.ids[$0])
    }
    list.total = library.countOnce(papers)
    list.days =
      papers.reduce(into: (days: 0, end: 0)) { counted, index in
        // The papers of a day stand together, so that each day is looked up once.
        guard index >= counted.end, let day = library.day(of: index) else { return }
        counted = (counted.days + 1, library.days[day].papers.upperBound)
      }.days
    return list
  }

  /// The same day, while it or a day after it holds anything undecided; else nil.
  private func stillLeft(_ since: DigestDate) -> DigestDate? {
    missedPapers(since: since).contains(where: isUndecided) ? since : nil
  }

  /// The day after the last finished day, that is one of which every paper is decided.
  ///
  /// Days that were finished from the newest on are ahead of what is to be caught up with, and do
  /// not count. Where no day was finished, catching up begins seven days back.
  private var unfinishedSince: DigestDate? {
    let days = library.days.filter { $0.date != nil && !$0.papers.isEmpty }
    let isFinished = days.map { day in !day.papers.contains(where: isUndecided) }
    guard let newest = isFinished.lastIndex(of: false) else { return nil }
    guard let finished = isFinished[..<newest].lastIndex(of: true) else {
      return days.suffix(ReaderState.firstDays).first?.date
    }
    return days[finished + 1].date
  }

  /// Skips all of the backlog that is to be caught up with, listed or not, in one step.
  mutating func skipBacklog() -> [Effect] {
    guard isComplete else {
      message = Message(text: words.reading)
      return []
    }
    let since = catchingUp.kept.map(\.since).flatMap(stillLeft) ?? unfinishedSince
    return skip(since.map { missedPapers(since: $0) } ?? [])
  }
}
