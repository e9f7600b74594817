import Decisions
import Digest

/// What the list of dates shows of each day, counted when the library or a decision changes rather
/// than when it is drawn.
struct DayCounts: Sendable {
  /// The sum of a day's votes, by its index among the library's days.
  private(set) var votes: [Int] = []
  /// The number of a day's papers that are left: neither kept nor skipped, nor put aside.
  private(set) var left: [Int] = []
  /// The number of a day's papers that were not read either.
  private(set) var unread: [Int] = []
  /// The most votes that a day has.
  private(set) var mostVotes = 0

  init() {}

  init(_ library: Library, _ decisions: DecisionTable) {
    votes = library.days.map { day in
      library.votes[day.papers].reduce(0) { $0 + ($1 ?? 0) }
    }
    mostVotes = votes.max() ?? 0
    left = Array(repeating: 0, count: library.days.count)
    unread = left
    for day in library.days.indices { count(day, library, decisions) }
  }

  /// Counts the days of these papers again.
  mutating func update(_ papers: [Int], _ library: Library, _ decisions: DecisionTable) {
    for day in Set(papers.compactMap(library.day(of:))) { count(day, library, decisions) }
  }

  private mutating func count(_ day: Int, _ library: Library, _ decisions: DecisionTable) {
    let standings = library.days[day].papers.map { decisions[$0].standing }
    left[day] = library.days[day].papers.count(where: decisions.isOpen)
    unread[day] = standings.count { $0 == .unread }
  }
}
