import Digest

/// Words that titles of every month have, such as `model`, and which so say nothing about any.
public struct EverydayWords: Sendable {
  /// In fewer months than this a word may stand in every one by chance.
  private static let fewestMonths = 3
  /// The least share of each month's titles that such a word stands in.
  private static let leastShare = 0.02

  private let words: Set<[UInt8]>

  /// Counts the words of the titles of a library.
  public init(_ library: Library) {
    var months: [Int: (papers: Int, words: [[UInt8]: Int])] = [:]
    for paper in library.papers {
      guard let date = paper.date else { continue }
      let month = date.year * 12 + date.month
      months[month, default: (0, [:])].papers += 1
      for word in Set(TitleWords.counted(in: paper.title).map(\.key)) {
        months[month]?.words[word, default: 0] += 1
      }
    }
    guard months.count >= EverydayWords.fewestMonths, let some = months.values.first else {
      words = []
      return
    }
    words = Set(
      some.words.keys.filter { word in
        months.values.allSatisfy {
          Double($0.words[word] ?? 0) >= EverydayWords.leastShare * Double($0.papers)
            && $0.words[word] != nil
        }
      })
  }

  func contains(_ word: [UInt8]) -> Bool { words.contains(word) }
}
