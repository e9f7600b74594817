import Digest

/// Words that titles of every month have, such as `model`, and which so say nothing about any.
public struct EverydayWords: Sendable {
  /// In fewer months than this a word may stand in every one by chance.
  fileprivate static let fewestMonths = 3
  /// The least share of each month's titles that such a word stands in.
  fileprivate static let leastShare = 0.02

  fileprivate let words: Set<[UInt8]>

  /// Counts the words of the titles of a library.
  public init(_ library: Library) {
    var run = EverydayRun(library)
    while !run.isComplete { run.step() }
    self = run.words
  }

  fileprivate init(_ words: Set<[UInt8]>) { self.words = words }

  func contains(_ word: [UInt8]) -> Bool { words.contains(word) }
}

/// Counting everyday words, a month of the archive at a time.
struct EverydayRun: Sendable {
  private let library: Library
  /// The papers of each month.
  private let months: [Range<Int>]
  private var done = 0
  /// The words that all months so far have; nil before the first.
  private var kept: Set<[UInt8]>?

  init(_ library: Library) {
    self.library = library
    var months: [(month: Int, papers: Range<Int>)] = []
    // Days stand in their order, so that the papers of a month stand side by side.
    for day in library.days where !day.papers.isEmpty {
      guard let date = day.date else { continue }
      let month = date.year * 12 + date.month
      if let last = months.last, last.month == month {
        months[months.count - 1].papers = last.papers.lowerBound..<day.papers.upperBound
      } else {
        months.append((month, day.papers))
      }
    }
    self.months = months.count < EverydayWords.fewestMonths ? [] : months.map(\.papers)
  }

  /// Whether all months are counted; no word can stand in every month once none does.
  var isComplete: Bool { done == months.count || kept?.isEmpty == true }

  /// The words, once all months are counted.
  var words: EverydayWords { EverydayWords(kept ?? []) }

  /// Counts the next month.
  mutating func step() {
    guard !isComplete else { return }
    var titles = TitleTally()
    let papers = months[done]
    for index in papers { library.papers[index].withTitleBytes { titles.add($0, of: index) } }
    let most = EverydayWords.leastShare * Double(papers.count)
    let found = titles.tally.keys { Double($0) >= most }
    kept = kept?.intersection(found) ?? found
    done += 1
  }
}
