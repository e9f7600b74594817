import Digest

/// Papers over time, and what is frequent in them: what the reader draws and `nonmun stats` prints.
///
/// A paper that stands on two days counts on both, as it does in lists.
public struct Trends: Sendable, Hashable {
  /// A month of the archive.
  public struct Month: Sendable, Hashable, CustomStringConvertible {
    /// The year.
    public let year: Int
    /// The month, 1…12.
    public let month: Int
    /// The papers found in it.
    public internal(set) var papers = 0
    /// All papers of the archive in it.
    public internal(set) var allPapers = 0
    /// The sum of the known votes of the papers found.
    public internal(set) var votes = 0

    /// What part of the month's papers was found, 0…1; 0 where it has none.
    ///
    /// Months hold different numbers of papers: a count may grow while the share falls.
    public var share: Double { allPapers > 0 ? Double(papers) / Double(allPapers) : 0 }

    /// `2024-03`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
  }

  /// Something and how many papers have it.
  public struct Count: Sendable, Hashable {
    /// What is counted: a name, a word.
    public let name: String
    /// In how many papers it stands.
    public let papers: Int
  }

  /// The months from the archive's first to its last, also those without a paper found; of a query
  /// with dates only its own.
  public private(set) var months: [Month] = []
  /// All papers found, those without a day among them.
  public private(set) var papers = 0
  /// The sum of their known votes.
  public private(set) var votes = 0
  /// How many of them have no known votes.
  public private(set) var unknownVotes = 0
  /// How many of them have no day.
  public private(set) var undated = 0
  /// The authors with the most papers, most first, at most so many as were asked for.
  public private(set) var authors: [Count] = []
  /// The words that stand in the most titles, folded (see `TitleWords`).
  ///
  /// Words that every month of the archive has are left out.
  public private(set) var words: [Count] = []

  /// Counts papers.
  ///
  /// - Parameters:
  ///   - papers: papers, as indices in the library.
  ///   - library: the archive, which gives the months.
  ///   - query: what found them, whose dates say which months are shown.
  ///   - everyday: the words that every month has; else they are counted anew.
  ///   - most: how many authors and words.
  public init(
    of papers: [Int], in library: Library, for query: Query? = nil,
    everyday: EverydayWords? = nil, most: Int = 10
  ) {
    var run = TrendsRun(of: papers, in: library, for: query, everyday: everyday, most: most)
    while !run.isComplete { run.step() }
    self = run.trends
  }

  /// Counts all but authors and words, which takes little.
  init(sumsOf papers: [Int], in library: Library, for query: Query?) {
    months = Trends.months(of: library, for: query)
    let known = library.votes
    var day: Library.Day?
    for index in papers {
      let vote = known[index]
      self.papers += 1
      votes = votes.adding(vote)
      if vote == nil { unknownVotes += 1 }
      // Papers of a day mostly come one after another.
      if day?.papers.contains(index) != true {
        day = library.day(of: index).map { library.days[$0] }
      }
      if let date = day?.date, let month = monthIndex(of: date) {
        months[month].papers += 1
        months[month].votes = months[month].votes.adding(vote)
      } else if day?.date == nil {
        undated += 1
      }
    }
  }

  /// Takes in what is frequent.
  mutating func setFrequent(authors: [Count], words: [Count]) {
    (self.authors, self.words) = (authors, words)
  }

  /// The papers of a month among others, as indices in the library.
  public static func papers(_ papers: [Int], of month: Month, in library: Library) -> [Int] {
    papers.filter {
      library.papers[$0].date.map { $0.year == month.year && $0.month == month.month } ?? false
    }
  }

  private func monthIndex(of date: DigestDate) -> Int? {
    guard let first = months.first else { return nil }
    let index = (date.year - first.year) * 12 + date.month - first.month
    return months.indices.contains(index) ? index : nil
  }

  private static func months(of library: Library, for query: Query?) -> [Month] {
    let dates = library.days.compactMap(\.date)
    guard let first = dates.first, let last = dates.last else { return [] }
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    var months = (start...end).map { Month(year: $0 / 12, month: $0 % 12 + 1) }
    for day in library.days {
      guard let date = day.date else { continue }
      months[date.year * 12 + date.month - 1 - start].allPapers += day.papers.count
    }
    guard let query, query.hasDates else { return months }
    let wanted = months.indices.filter { index in
      (1...31).contains { day in
        let month = months[index]
        // A day that the month does not have would count as a day of the next month.
        guard let date = DigestDate(year: month.year, month: month.month, day: day),
          date.isInCalendar
        else { return false }
        return query.allows(date, newest: last)
      }
    }
    guard let first = wanted.first, let last = wanted.last else { return [] }
    return Array(months[first...last])
  }
}

extension Query {
  /// The conditions on dates that every paper found fulfils.
  private var dates: [Term] {
    conjunction.compactMap { condition in
      switch condition {
      case .term(.date(let bounds)): .date(bounds)
      case .term(.lastDays(let count)): .lastDays(count)
      default: nil
      }
    }
  }

  /// Whether papers of some days only are found.
  fileprivate var hasDates: Bool { !dates.isEmpty }

  /// Whether papers of a day may be found.
  fileprivate func allows(_ date: DigestDate, newest: DigestDate) -> Bool {
    dates.allSatisfy { term in
      switch term {
      case .date(let bounds): bounds.contains(date)
      case .lastDays(let count): date.ordinal > newest.ordinal - count && date <= newest
      default: true
      }
    }
  }
}

extension Int {
  /// The sum, held at the largest number: a digest may claim any.
  fileprivate func adding(_ votes: Int?) -> Int {
    let (sum, isOver) = addingReportingOverflow(votes ?? 0)
    return isOver ? .max : sum
  }
}
