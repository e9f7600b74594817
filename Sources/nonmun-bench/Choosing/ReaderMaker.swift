import Digest
import Search

/// Makes simulated readers of an archive: the same seed gives the same readers.
struct ReaderMaker {
  let library: Library
  let index: WordIndex
  let percentiles: VotePercentiles
  /// Words that a topic may be made of: neither rare nor everywhere.
  private var topicWords: [Int]
  /// The papers of each word and name.
  private let papers: [[Int]]

  init(_ library: Library, index: WordIndex, percentiles: VotePercentiles) {
    (self.library, self.index, self.percentiles) = (library, index, percentiles)
    var papers = [[Int]](repeating: [], count: index.featureCount)
    for place in 0..<index.count {
      for feature in index.features(of: place) { papers[feature].append(place) }
    }
    self.papers = papers
    topicWords = []
    // What has company is a term: it comes with its other side, or with the words that it is explained by.
    topicWords = ReaderMaker.titleWords(library, index, papers).filter { company(of: $0).count > 1 }
  }

  /// Words that stand in at least one title of two hundred and in at most fifteen papers of a hundred.
  ///
  /// What stands in titles tells subjects from turns of phrase.
  private static func titleWords(_ library: Library, _ index: WordIndex, _ papers: [[Int]]) -> [Int]
  {
    var titles: [String: Int] = [:]
    for paper in library.papers {
      for word in Set(TitleWords.words(of: paper.title)) { titles[word, default: 0] += 1 }
    }
    return papers.indices.filter { word in
      let (text, isAuthor) = index.feature(word)
      return !isAuthor && titles[text, default: 0] * 200 >= library.papers.count
        && papers[word].count * 100 <= library.papers.count * 15
    }
  }

  /// A word, and those that stand mostly in the same papers, such as its other side in the other language.
  private func company(of word: Int) -> [Int] {
    var shared: [Int: Int] = [:]
    for place in papers[word] {
      for other in index.features(of: place) { shared[other, default: 0] += 1 }
    }
    return shared.filter { other, count in
      !index.feature(other).isAuthor
        && count * 4 >= papers[word].count + papers[other].count - count
    }.keys.sorted()
  }

  /// The papers that hold two words of a subject, or the first in their title: a word in passing is no subject.
  private func papersAbout(_ word: Int, _ company: [Int]) -> [Int] {
    var times: [Int: Int] = [:]
    for word in company {
      for place in papers[word] { times[place, default: 0] += 1 }
    }
    let name = index.feature(word).text
    return times.filter { place, count in
      count > 1 || TitleWords.words(of: library.papers[place].title).contains(name)
    }.keys.sorted()
  }

  /// A reader; nil where the archive has nothing to make one of.
  func reader(_ kind: SimulatedReader.Kind, using generator: inout SeededGenerator)
    -> SimulatedReader?
  {
    guard !topicWords.isEmpty else { return nil }
    switch kind {
    case .hidden, .visible:
      var words: Set<Int> = []
      var good: Set<Int> = []
      // About one paper in twenty-five: what a reader with a subject or two keeps.
      for word in topicWords.shuffled(using: &generator) where good.count < index.count / 25 {
        let company = company(of: word)
        words.formUnion(company)
        good.formUnion(papersAbout(word, company))
      }
      return reader(
        good, hidden: kind == .hidden ? Set(words.map { index.feature($0).text }) : [])
    case .cluster:
      let centre = Int.random(in: 0..<index.count, using: &generator)
      return reader(Set(index.similar(to: [centre], most: index.count / 25).map(\.place)))
    case .authors:
      var good: Set<Int> = []
      while good.count < index.count / 20 {
        let paper = Int.random(in: 0..<index.count, using: &generator)
        for name in index.features(of: paper) where index.feature(name).isAuthor {
          good.formUnion(papers[name])
        }
      }
      return reader(good)
    case .votes:
      var good: Set<Int> = []
      for place in 0..<index.count {
        // Three parts the votes, two parts chance.
        let votes = Double(percentiles.inDay(place) ?? 0)
        let chance = Double(Int.random(in: 0..<100, using: &generator))
        if votes * 0.6 + chance * 0.4 > 70 { good.insert(place) }
      }
      return reader(good)
    }
  }

  private func reader(_ good: Set<Int>, hidden: Set<String> = []) -> SimulatedReader {
    SimulatedReader(isGood: (0..<index.count).map(good.contains), hidden: hidden)
  }
}
