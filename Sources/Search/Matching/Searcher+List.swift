import Digest

extension Library {
  /// All papers as the reader lists them: the newest day first, within a day as in its digest; papers without a day last.
  var newestFirst: [Int] { days.reversed().flatMap(\.papers) }
}

extension Searcher {
  /// The papers of a list that were found, in the order in which they are shown.
  ///
  /// The query's own order comes before the caller's. Papers that have the words as written come before those that have them
  /// in another reading, whatever the order.
  /// - Parameters:
  ///   - found: what was found.
  ///   - list: indices in the library, in the order that stays where all else is equal.
  ///   - order: the caller's order.
  public func list(_ found: Found, of list: [Int], by order: SortOrder = SortOrder()) -> [Int] {
    var readings = [UInt8](repeating: .max, count: library.papers.count)
    for (index, reading) in zip(found.papers, found.readings) { readings[index] = reading.rawValue }
    let papers = list.filter { readings[$0] != .max }
    let order = found.query.order ?? order
    if order.field == .relevance {
      let sorted = Relevance(self, found).sorted(papers)
      return order.isReversed ? sorted.reversed() : sorted
    }
    let sorted = order.sorted(papers, in: library)
    guard found.readings.contains(where: { $0 != found.readings.first }) else { return sorted }
    return Reading.allCases.flatMap { reading in
      sorted.filter { readings[$0] == reading.rawValue }
    }
  }

  /// All papers found, in the order in which the reader and `nonmun list` show them.
  public func list(_ found: Found, by order: SortOrder = SortOrder()) -> [Int] {
    list(found, of: library.newestFirst, by: order)
  }
}
