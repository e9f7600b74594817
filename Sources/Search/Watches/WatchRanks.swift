import Decisions

/// What the watches find in a library, put together.
public struct WatchRanks: Sendable {
  /// How many wanted watches find a paper, by its index; −1 where unwanted ones alone do.
  public private(set) var ranks: [Int: Int] = [:]
  /// What the wanted ones mark.
  public private(set) var marker = Marker()

  /// Nothing is watched for.
  public init() {}

  /// Puts together what watches found.
  public init(_ watches: [(watch: Watch, papers: [Int], marker: Marker)]) {
    for (watch, papers, _) in watches where watch == .wanted {
      for index in papers { ranks[index, default: 0] += 1 }
    }
    // What is wanted by one and not by another is wanted: nothing is to be missed.
    for (watch, papers, _) in watches where watch == .unwanted {
      for index in papers where ranks[index] == nil { ranks[index] = -1 }
    }
    marker = Marker(watches.filter { $0.watch == .wanted }.map(\.marker))
  }
}

extension Searcher {
  /// What the watches among saved queries find.
  ///
  /// A query that asks for watches itself finds nothing by them.
  ///
  /// - Throws: `PatternError` where a regular expression takes too long on some line.
  public func watchRanks(
    _ queries: [SavedQuery], decisions: DecisionTable
  ) throws(PatternError) -> WatchRanks {
    var found: [(watch: Watch, papers: [Int], marker: Marker)] = []
    for query in queries {
      guard let watch = query.watch else { continue }
      let (papers, marker) = try papers(of: query, decisions: decisions)
      found.append((watch, papers, marker))
    }
    return WatchRanks(found)
  }

  /// Begins to look for what a saved query finds, as `begin(_:decisions:)` does.
  ///
  /// A query that cannot be read is read as far as it can.
  public func begin(_ query: SavedQuery, decisions: DecisionTable) -> SearchRun {
    begin((try? Query(query.text)) ?? Query(typing: query.text), decisions: decisions)
  }

  /// The papers that one watch finds, and what it marks.
  private func papers(
    of query: SavedQuery, decisions: DecisionTable
  ) throws(PatternError) -> (papers: [Int], marker: Marker) {
    var decisions = decisions
    decisions.watchRanks = [:]
    var run = begin(query, decisions: decisions)
    while !run.isComplete { try run.step() }
    return (run.found.papers, run.found.marker)
  }
}
