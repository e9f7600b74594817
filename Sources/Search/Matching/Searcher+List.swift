import Digest

extension Library {
  /// All papers as the reader lists them: the newest day first, within a day as in its digest;
  /// papers without a day last.
  var newestFirst: [Int] { days.reversed().flatMap(\.papers) }
}

extension Searcher {
  /// The papers of a list that were found, in the order in which they are shown.
  ///
  /// The query's own order comes before the caller's. Papers that have the words as written come
  /// before those that have them in another reading, whatever the order.
  /// - Parameters:
  ///   - found: what was found.
  ///   - list: indices in the library, in the order that stays where all else is equal.
  ///   - order: the caller's order; the digest's own is that of likeness where papers like others
  ///     were asked for.
  ///   - ranking: how papers rank by taste.
  ///   - watchRanks: how many watches want a paper, −1 where they do not.
  public func list(
    _ found: Found, of list: [Int], by order: SortOrder = SortOrder(),
    ranking: TasteRanking? = nil, watchRanks: [Int: Int] = [:]
  ) -> [Int] {
    var readings = [UInt8](repeating: .max, count: library.papers.count)
    for (index, reading) in zip(found.papers, found.readings) { readings[index] = reading.rawValue }
    let papers = list.filter { readings[$0] != .max }
    let order = found.query.order ?? order
    if order.field == .relevance {
      let sorted = Relevance(self, found).sorted(papers)
      return order.isReversed ? sorted.reversed() : sorted
    }
    let sorted =
      order.field == .digest
      ? byLikeness(papers, found, order)
      : order.sorted(
        papers, in: library, by: ranking, watchRanks: watchRanks,
        titles: order.field == .title ? titleOrder(for: papers.count) : nil)
    guard found.readings.contains(where: { $0 != found.readings.first }) else { return sorted }
    return Reading.allCases.flatMap { reading in
      sorted.filter { readings[$0] == reading.rawValue }
    }
  }

  /// All papers found, in the order in which the reader and `nonmun list` show them.
  public func list(
    _ found: Found, by order: SortOrder = SortOrder(), ranking: TasteRanking? = nil,
    watchRanks: [Int: Int] = [:]
  ) -> [Int] {
    list(
      found, of: library.newestFirst, by: order, ranking: ranking, watchRanks: watchRanks)
  }

  /// The papers most like those asked for first; in the digest's order where none were.
  private func byLikeness(_ indices: [Int], _ found: Found, _ order: SortOrder) -> [Int] {
    guard let likeness = found.likeness else { return order.sorted(indices, in: library) }
    let sorted = indices.enumerated().sorted { a, b in
      let (first, second) = (likeness[a.element, default: 0], likeness[b.element, default: 0])
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
    return order.isReversed ? sorted.reversed() : sorted
  }
}
