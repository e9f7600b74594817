import Digest
import Search

/// Makes simulated readers of an archive: the same seed gives the same readers.
///
/// What is good to whom is told by words, neighbours, names or votes alone, and was settled before
/// anything was measured.
struct ReaderMaker {
  /// How many subjects a reader of subjects has.
  private static let topics = 3
  /// Papers that are near to the middle of a neighbourhood or by a group of authors, of a hundred.
  private static let share = 5
  /// The percentile within the day from which papers are good to who follows votes.
  private static let leastVotes = 70

  let library: Library
  let words: WordIndex
  let percentiles: VotePercentiles
  /// Words that a subject may be: neither rare nor everywhere, and in titles.
  private let topicWords: [Int]
  /// The papers of each word and name.
  private let papers: [[Int]]
  /// The numbers of words that are no names.
  private let numbers: [String: Int]
  private let glossary: Glossary

  init(_ library: Library, words: WordIndex, percentiles: VotePercentiles, glossary: Glossary) {
    (self.library, self.words, self.percentiles) = (library, words, percentiles)
    self.glossary = glossary
    var papers = [[Int]](repeating: [], count: words.featureCount)
    for index in 0..<words.count {
      for feature in words.features(of: index) { papers[feature].append(index) }
    }
    var numbers: [String: Int] = [:]
    for number in papers.indices where !words.feature(number).isAuthor {
      numbers[words.feature(number).text] = number
    }
    var titles: [String: Int] = [:]
    for paper in library.papers {
      for word in Set(TitleWords.words(of: paper.title)) { titles[word, default: 0] += 1 }
    }
    // In one to six papers of a hundred, and in five titles at least: no turn of phrase.
    topicWords = papers.indices.filter { number in
      let (text, isAuthor) = words.feature(number)
      return !isAuthor && titles[text, default: 0] >= 5
        && papers[number].count * 100 >= library.papers.count
        && papers[number].count * 100 <= library.papers.count * 6
    }
    (self.papers, self.numbers) = (papers, numbers)
  }

  /// A word and its other sides in the other language that are one word.
  private func topic(of word: Int) -> Set<Int> {
    let text = words.feature(word).text
    let sides = glossary.glosses(of: text).flatMap { [$0.korean, $0.english.lowercased()] }
    return Set([word] + sides.compactMap { numbers[$0] })
  }

  /// A reader; nil where the archive has nothing to make one of.
  func reader(_ kind: SimulatedReader.Kind, using generator: inout SeededGenerator)
    -> SimulatedReader?
  {
    switch kind {
    case .hidden, .visible:
      guard topicWords.count >= ReaderMaker.topics else { return nil }
      let seeds = topicWords.shuffled(using: &generator).prefix(ReaderMaker.topics)
      let topics = seeds.reduce(into: Set<Int>()) { $0.formUnion(topic(of: $1)) }
      return reader(
        Set(topics.flatMap { papers[$0] }),
        hidden: kind == .hidden ? Set(topics.map { words.feature($0).text }) : [],
        using: &generator)
    case .cluster:
      let middle = Int.random(in: 0..<words.count, using: &generator)
      let near = words.similar(to: [middle], most: words.count * ReaderMaker.share / 100)
      return reader(Set(near.map(\.paper)), using: &generator)
    case .authors:
      var good: Set<Int> = []
      while good.count * 100 < words.count * ReaderMaker.share {
        let paper = Int.random(in: 0..<words.count, using: &generator)
        for name in words.features(of: paper) where words.feature(name).isAuthor {
          good.formUnion(papers[name])
        }
      }
      return reader(good, using: &generator)
    case .votes:
      let good = (0..<words.count).filter {
        percentiles.inDay($0).map { $0 >= ReaderMaker.leastVotes } ?? false
      }
      return reader(Set(good), using: &generator)
    }
  }

  private func reader(
    _ good: Set<Int>, hidden: Set<String> = [], using generator: inout SeededGenerator
  ) -> SimulatedReader {
    SimulatedReader(
      isGood: (0..<words.count).map(good.contains), hidden: hidden, using: &generator)
  }
}
