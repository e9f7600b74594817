import Digest

/// What the list of dates shows of each day, counted when the library changes rather than when it is drawn.
struct DayCounts: Sendable {
  /// The sum of a day's votes, by its place in the library's days.
  private(set) var votes: [Int] = []
  /// The number of a day's unread papers.
  private(set) var unread: [Int] = []
  /// The most votes that a day has.
  private(set) var mostVotes = 0
  /// Whether a paper was read, by its place in the library's papers.
  private(set) var isRead: [Bool] = []

  init() {}

  init(_ library: Library, readIDs: Set<String>) {
    let papers = library.papers
    isRead =
      readIDs.isEmpty
      ? Array(repeating: false, count: papers.count) : papers.map { readIDs.contains($0.id) }
    votes = library.days.map { day in day.papers.reduce(0) { $0 + (papers[$1].vote ?? 0) } }
    unread = library.days.map { day in day.papers.count { !isRead[$0] } }
    mostVotes = votes.max() ?? 0
  }
}
