/// Something that speaks for a paper or against it.
public struct TasteReason: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// A word, folded and without its ending.
    case word(String)
    /// An author's name, folded.
    case author(String)
    /// The votes.
    case votes
  }

  /// What it is.
  public let kind: Kind
  /// Its part of all that speaks for and against the paper, −1…1; less than 0 is against.
  public let share: Double
}

/// Why a paper ranks where it does.
public struct TasteReasons: Sendable {
  /// What speaks for it, the strongest first.
  public let forIt: [TasteReason]
  /// What speaks against it, the strongest first.
  public let againstIt: [TasteReason]
  /// The papers kept that are nearest, the nearest first.
  public let nearest: [SimilarPaper]
  /// Of the papers kept last how many stood in the first third of their day, by what was decided
  /// about earlier days alone.
  public let record: (kept: Int, first: Int)
}

extension Taste {
  private static let mostReasons = (forIt: 8, againstIt: 4)
  private static let mostNearest = 3
  /// The least share that is worth a line.
  private static let leastShare = 0.005
  /// Papers kept that the record is of.
  private static let recordLength = 40

  /// Why a paper ranks where it does.
  ///
  /// - Parameters:
  ///   - paper: the paper, as an index in the library.
  ///   - choices: what the taste was learned from.
  public func reasons(
    of paper: Int, _ choices: [Choice], in frame: TasteFrame
  ) -> TasteReasons {
    let index = frame.index
    var parts: [(kind: TasteReason.Kind, value: Double)] = []
    if isKnown {
      index.eachWord(of: paper) { word, value in
        let (text, isAuthor) = index.feature(word)
        parts.append(
          (
            isAuthor ? .author(text) : .word(text),
            Double(weights[word]) * Double(value) / WordIndex.one
          ))
      }
    }
    let votes = voteWeight * frame.standardVotes[paper] * distribution.deviation
    if votes != 0 { parts.append((.votes, votes)) }
    let whole = parts.reduce(0) { $0 + abs($1.value) }
    let sorted = parts.enumerated().sorted {
      (-abs($0.element.value), $0.offset) < (-abs($1.element.value), $1.offset)
    }.map { TasteReason(kind: $0.element.kind, share: whole > 0 ? $0.element.value / whole : 0) }
    return TasteReasons(
      forIt: Array(sorted.filter { $0.share >= Taste.leastShare }.prefix(Taste.mostReasons.forIt)),
      againstIt: Array(
        sorted.filter { $0.share <= -Taste.leastShare }.prefix(Taste.mostReasons.againstIt)),
      nearest: nearest(to: paper, choices, frame), record: Taste.record(choices, frame))
  }

  private func nearest(
    to paper: Int, _ choices: [Choice], _ frame: TasteFrame
  ) -> [SimilarPaper] {
    let kept = Set(choices.filter(\.isKept).map(\.paper))
    guard !kept.isEmpty else { return [] }
    let similar = frame.index.similar(
      to: [paper], most: frame.index.count, least: WordIndex.leastLikeness)
    return Array(similar.filter { kept.contains($0.paper) }.prefix(Taste.mostNearest))
  }

  /// How well the papers kept last were foreseen, from the decisions about the days before theirs.
  static func record(_ choices: [Choice], _ frame: TasteFrame) -> (kept: Int, first: Int) {
    var (kept, first) = (0, 0)
    for day in frame.days.reversed() where day.count >= 3 && kept < recordLength {
      let own = choices.filter { day.contains($0.paper) && $0.isKept }
      guard !own.isEmpty else { continue }
      let before = choices.prefix { $0.paper < day.lowerBound }
      let taste = Taste(Array(before), in: frame)
      guard taste.isKnown else { break }
      let sorted = day.map { taste.scores[$0] }.sorted(by: >)
      let limit = sorted[(day.count + 2) / 3 - 1]
      kept += own.count
      first += own.count { taste.scores[$0.paper] >= limit }
    }
    return (kept, first)
  }
}
