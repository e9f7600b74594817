import Decisions
import Digest

/// The papers of a library as a reader's decisions rank them.
public struct TasteRanking: Sendable {
  /// What was learned from the decisions.
  public let taste: Taste
  /// Where each paper stands by taste in its day and its month; by votes where nothing was kept.
  public let percentiles: VotePercentiles
}

extension Searcher {
  /// How decisions rank the papers.
  public func ranking(_ decisions: DecisionTable) -> TasteRanking {
    let taste = Taste(frame.choices(decisions), in: frame)
    guard taste.isKnown else { return TasteRanking(taste: taste, percentiles: percentiles) }
    return TasteRanking(
      taste: taste, percentiles: VotePercentiles(of: taste.scores, in: library))
  }

  /// The papers like others, and how like.
  ///
  /// - Parameter names: identifiers or addresses of papers, and tags with `#` before them.
  func likeness(to names: [String], _ decisions: DecisionTable) -> [Int: Double] {
    let tags = Set(names.filter { $0.hasPrefix("#") }.map { $0.dropFirst() })
    let ids = Set(names)
    var seen: Set<String> = []
    let papers = library.ids.indices.filter { paper in
      let isMeant =
        ids.contains(library.ids[paper])
        || !tags.isEmpty && decisions[paper].tags.contains { tags.contains($0[...]) }
      return isMeant && seen.insert(library.ids[paper]).inserted
    }
    guard !papers.isEmpty else { return [:] }
    let similar = frame.index.similar(
      to: papers, most: Searcher.mostSimilar, least: WordIndex.leastLikeness)
    let others = similar.filter { !seen.contains(library.ids[$0.paper]) }
    return Dictionary(uniqueKeysWithValues: others.map { ($0.paper, $0.likeness) })
  }

  /// The names that a query asks for likeness to and that nothing in the archive has: identifiers,
  /// and tags with their sign.
  public func unknownLikes(_ query: Query, _ decisions: DecisionTable) -> [String] {
    guard let names = query.likes else { return [] }
    let tags =
      names.contains { $0.hasPrefix("#") }
      ? Set(library.papers.indices.lazy.flatMap { decisions[$0].tags }) : []
    return names.filter { name in
      name.hasPrefix("#")
        ? !tags.contains(String(name.dropFirst())) : library.indices(of: name).isEmpty
    }
  }

  /// How many similar papers are of any use.
  private static let mostSimilar = 100
}

extension Query {
  /// The papers that others are to be like; nil where none are.
  public var likes: [String]? {
    let terms = conjunction.compactMap { condition in
      if case .term(.like(let names)) = condition { names } else { nil }
    }
    return terms.first
  }
}
