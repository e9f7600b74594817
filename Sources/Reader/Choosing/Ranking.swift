import Decisions
import Digest
import Search

// The order by taste, which follows each decision.
extension ReaderState {
  /// The order of the list: the search's own before the reader's.
  var listOrder: SortOrder {
    activeSearch?.query.order ?? sort
  }

  /// Whether papers are listed as taste ranks them.
  var isByTaste: Bool { listOrder.field == .taste && (activeSearch != nil || catchUp == nil) }

  /// Whether the list says how its papers rank by taste; catching up keeps the order that it was
  /// begun in.
  var tellsTaste: Bool {
    isByTaste || activeSearch == nil && catchUp?.isByTaste == true
  }

  /// How the decisions rank the papers at present; nil until that can be told without waiting.
  mutating func currentRanking() -> TasteRanking? {
    guard let searcher, searcher.existingFrame != nil else { return nil }
    let basis = RankingBasis(edition: library.edition, decisionAge: known.age)
    if let ranking, ranking.basis == basis { return ranking.value }
    let value = searcher.ranking(decisions)
    ranking = (basis, value)
    return value
  }

  /// Sorts the list anew where decisions have changed what it is sorted by.
  mutating func followTaste() {
    // A range is of rows, and waits for nothing.
    guard isByTaste, rangeStart == nil, let searcher, searcher.existingFrame != nil else { return }
    let basis = RankingBasis(edition: library.edition, decisionAge: known.age)
    guard listedRanking != basis else { return }
    rebuildList(keeping: list.selected, else: list.cursor)
  }

  /// Whether the papers' words are to be indexed: once for each state of the archive.
  ///
  /// The first key asks for them, so that they are there when they are needed, and a start costs
  /// nothing for them.
  mutating func wantsWords() -> Bool {
    guard staying.hasMoved || tellsTaste, let searcher, wordsEdition != library.edition else {
      return false
    }
    wordsEdition = library.edition
    return searcher.existingFrame == nil
  }

  /// Notes that what ranks papers is ready now.
  mutating func takeChoosing(_ edition: Library.Edition) {
    guard edition == library.edition else { return }
    if awaitsReasons {
      awaitsReasons = false
      message = nil
      if overlay == nil { explain() }
    }
    if tellsTaste { rebuildList(keeping: list.isChosen ? list.selected : nil) }
  }
}

/// What a ranking was reckoned from.
struct RankingBasis: Hashable, Sendable {
  let edition: Library.Edition
  let decisionAge: Int
}
