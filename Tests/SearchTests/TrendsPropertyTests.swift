import Digest
import Normalization
import TestSupport
import Testing

@testable import Search

@Suite("Trends of random papers")
struct TrendsPropertyTests {
  @Test(
    "are those that one counts paper by paper, whole or in steps",
    arguments: 0..<60 as Range<UInt64>)
  func reference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let library = library(random.digest(papers: 60))
    let papers = library.papers.indices.filter { _ in !random.happens(3) }
    let most = random.happens(2) ? 3 : 1_000
    let everyday = ReferenceTrends.everyday(library)
    let expected = ReferenceTrends(papers, library, everyday, most)
    var run = TrendsRun(of: papers, in: library, most: most)
    #expect(run.trends.months == expected.months, "seed \(seed)")
    while !run.isComplete { run.step { true } }
    #expect(run.trends.months == expected.months, "seed \(seed)")
    #expect(run.trends.authors == expected.authors, "seed \(seed)")
    #expect(run.trends.words == expected.words, "seed \(seed)")
    #expect(run.trends.papers == papers.count, "seed \(seed)")
    #expect(
      run.trends.undated == papers.count { library.papers[$0].date == nil }, "seed \(seed)")
    #expect(
      run.trends.votes == papers.reduce(0) { $0 + (library.papers[$1].vote ?? 0) }, "seed \(seed)")
    #expect(run.trends == Trends(of: papers, in: library, most: most), "seed \(seed)")
    let known = EverydayWords(library)
    #expect(everyday.allSatisfy(known.contains), "seed \(seed)")
    #expect(
      run.trends == Trends(of: papers, in: library, everyday: known, most: most), "seed \(seed)")
  }
}

/// Trends counted in the plainest way.
private struct ReferenceTrends {
  var months: [Trends.Month]
  var authors: [Trends.Count] = []
  var words: [Trends.Count] = []

  init(_ papers: [Int], _ library: Library, _ everyday: Set<[UInt8]>, _ most: Int) {
    months = Trends(of: [], in: library).months
    var (byAuthor, byWord): (Entries, Entries) = ([:], [:])
    for index in papers {
      let paper = library.papers[index]
      if let date = paper.date,
        let month = months.firstIndex(where: { $0.year == date.year && $0.month == date.month })
      {
        months[month].papers += 1
        months[month].votes += paper.vote ?? 0
      }
      let names = paper.authors.filter { $0.contains(where: \.isLetter) }
      ReferenceTrends.add(names.map { (Folding.fold($0), $0) }, to: &byAuthor)
      ReferenceTrends.add(
        TitleWords.counted(in: paper.title).map { ($0.key, $0.name) }, to: &byWord)
    }
    authors = ReferenceTrends.first(most, of: byAuthor)
    words = ReferenceTrends.first(most, of: byWord.filter { !everyday.contains($0.key) })
  }

  typealias Entries = [[UInt8]: (papers: Int, spellings: [String: Int])]

  private static func add(_ things: [([UInt8], String)], to entries: inout Entries) {
    var seen: Set<[UInt8]> = []
    for (key, name) in things where seen.insert(key).inserted {
      entries[key, default: (0, [:])].papers += 1
      entries[key]?.spellings[name, default: 0] += 1
    }
  }

  private static func first(_ count: Int, of entries: Entries) -> [Trends.Count] {
    entries.sorted { a, b in
      a.value.papers != b.value.papers
        ? a.value.papers > b.value.papers : a.key.lexicographicallyPrecedes(b.key)
    }
    .prefix(count).map { _, entry in
      let name = entry.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      return Trends.Count(name: NFC.normalized(name), papers: entry.papers)
    }
  }

  /// The words that at least a fiftieth of the titles of every month has.
  static func everyday(_ library: Library) -> Set<[UInt8]> {
    let dated = library.papers.filter { $0.date != nil }
    let months = Dictionary(grouping: dated) { ($0.date?.year ?? 0) * 12 + ($0.date?.month ?? 0) }
    guard months.count >= 3 else { return [] }
    let words = months.values.map { papers in
      var counts: [[UInt8]: Int] = [:]
      for paper in papers {
        for word in Set(TitleWords.counted(in: paper.title).map(\.key)) {
          counts[word, default: 0] += 1
        }
      }
      return Set(counts.filter { Double($0.value) >= 0.02 * Double(papers.count) }.keys)
    }
    return words.dropFirst().reduce(words.first ?? []) { $0.intersection($1) }
  }
}
