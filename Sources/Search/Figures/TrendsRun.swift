import Digest

/// Counting papers that goes on in steps: the sums are there at once, what is frequent when all
/// papers were looked at.
public struct TrendsRun: Sendable {
  /// How many papers are counted before it is looked whether something else waits.
  private static let stride = 256

  private let library: Library
  private let papers: [Int]
  private let most: Int
  private var done = 0
  private var authors = AuthorTally()
  private var titles = TitleTally()
  /// Counts everyday words after the papers; nil where they are known.
  private var everydayRun: EverydayRun?
  private var everyday: EverydayWords?
  /// What is counted so far: the authors and the words come when all is.
  public private(set) var trends: Trends
  /// Whether all is counted.
  public private(set) var isComplete = false

  /// Counts the sums, and begins to count authors and words; the parameters are those of `Trends`.
  public init(
    of papers: [Int], in library: Library, for query: Query? = nil,
    everyday: EverydayWords? = nil, most: Int = 10
  ) {
    self.library = library
    self.papers = papers
    self.most = most
    self.everyday = everyday
    if everyday == nil { everydayRun = EverydayRun(library) }
    trends = Trends(sumsOf: papers, in: library, for: query)
  }

  /// Counts on, until all is counted or something else is due.
  public mutating func step(isDue: () -> Bool = { false }) {
    while done < papers.count {
      let end = min(done + TrendsRun.stride, papers.count)
      for number in done..<end { count(number) }
      done = end
      if isDue() { return }
    }
    while everydayRun?.isComplete == false {
      everydayRun?.step()
      if isDue() { return }
    }
    guard !isComplete else { return }
    let everyday = everyday ?? everydayRun?.words
    trends.setFrequent(
      authors: authors.tally.first(most),
      words: titles.tally.first(most) { everyday?.contains($0) != true })
    isComplete = true
  }

  private mutating func count(_ number: Int) {
    let paper = library.papers[papers[number]]
    paper.withAuthorBytes { authors.add($0, of: number) }
    paper.withTitleBytes { titles.add($0, of: number) }
  }
}
