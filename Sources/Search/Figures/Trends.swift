import Digest
import Normalization

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
    /// The sum of their known votes.
    public internal(set) var votes = 0

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

  /// Every month from the archive's first to its last, also those without a paper found.
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
  /// The words that stand in the most titles, folded, without stop words and without 조사.
  public private(set) var words: [Count] = []

  /// Counts papers.
  ///
  /// - Parameters:
  ///   - places: papers, as places in the library.
  ///   - library: the archive, which gives the months.
  ///   - most: how many authors and words.
  public init(of places: [Int], in library: Library, most: Int = 10) {
    months = Trends.months(of: library)
    var (byAuthor, byWord) = (Tally(), Tally())
    for place in places {
      let paper = library.papers[place]
      papers += 1
      votes = votes.adding(paper.vote)
      if paper.vote == nil { unknownVotes += 1 }
      if let date = paper.date, let first = months.first {
        let index = (date.year - first.year) * 12 + date.month - first.month
        months[index].papers += 1
        months[index].votes = months[index].votes.adding(paper.vote)
      } else {
        undated += 1
      }
      // A `+` among the names says that there are more, and is nobody's.
      let names = paper.authors.filter { $0.contains(where: \.isLetter) }
      byAuthor.add(names.map { (key: Folding.fold($0), name: $0) })
      byWord.add(TitleWords.words(of: paper.title).map { (key: Array($0.utf8), name: $0) })
    }
    authors = byAuthor.first(most)
    words = byWord.first(most)
  }

  /// The papers found in a month, as places in the library: what Enter on its bar lists.
  public static func places(_ places: [Int], of month: Month, in library: Library) -> [Int] {
    places.filter {
      library.papers[$0].date.map { $0.year == month.year && $0.month == month.month } ?? false
    }
  }

  private static func months(of library: Library) -> [Month] {
    let dates = library.days.compactMap(\.date)
    guard let first = dates.first, let last = dates.last else { return [] }
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    return (start...end).map { Month(year: $0 / 12, month: $0 % 12 + 1) }
  }
}

extension Int {
  /// The sum, held at the largest number: a digest may claim any.
  fileprivate func adding(_ votes: Int?) -> Int {
    let (sum, isOver) = addingReportingOverflow(votes ?? 0)
    return isOver ? .max : sum
  }
}

/// Counts in how many papers each thing stands.
private struct Tally {
  private var counts: [[UInt8]: (name: String, papers: Int)] = [:]

  /// Adds a paper's things, each once; the first spelling is kept.
  mutating func add(_ things: [(key: [UInt8], name: String)]) {
    var seen: Set<[UInt8]> = []
    for (key, name) in things where seen.insert(key).inserted {
      counts[key, default: (name, 0)].papers += 1
    }
  }

  /// The most frequent; ties by name.
  func first(_ count: Int) -> [Trends.Count] {
    counts.sorted { a, b in
      a.value.papers != b.value.papers
        ? a.value.papers > b.value.papers : a.key.lexicographicallyPrecedes(b.key)
    }
    .prefix(count)
    .map { Trends.Count(name: NFC.normalized($0.value.name), papers: $0.value.papers) }
  }
}
