import Synchronization

/// Where each id stands among the ids of a library, so that a paper is found without looking
/// through all of them.
///
/// It is made when it is first asked for, by whichever thread asks.
final class PaperIndex: Sendable {
  /// A hash table of indices: ids are compared where they stand, and none is kept twice.
  private struct Table: Sendable {
    /// The first paper of an id, where its hash falls; −1 is nobody's.
    var slots: [Int32]
    /// The next paper with the same id; −1 where there is none.
    var later: [Int32]

    init(_ ids: [String]) {
      var size = 16
      while size < ids.count * 2 { size *= 2 }
      slots = Array(repeating: -1, count: size)
      later = Array(repeating: -1, count: ids.count)
      // From the last to the first, so that each chain begins with its first paper.
      for index in ids.indices.reversed() {
        let own = slot(of: ids[index], ids)
        later[index] = slots[own]
        slots[own] = Int32(index)
      }
    }

    /// The slot of an id, or the one where it would be.
    func slot(of id: String, _ ids: [String]) -> Int {
      var slot = id.hashValue & (slots.count - 1)
      while slots[slot] >= 0, ids[Int(slots[slot])] != id { slot = (slot + 1) & (slots.count - 1) }
      return slot
    }
  }

  private let made = Mutex<Table?>(nil)

  private func table(_ ids: [String]) -> Table {
    made.withLock { made in
      if let made { return made }
      let table = Table(ids)
      made = table
      return table
    }
  }

  /// The papers with an id, in ascending order.
  func indices(of id: String, in ids: [String]) -> [Int] {
    let table = table(ids)
    var indices: [Int] = []
    var next = table.slots[table.slot(of: id, ids)]
    while next >= 0 {
      indices.append(Int(next))
      next = table.later[Int(next)]
    }
    return indices
  }

  /// How many of some papers have no other with the same id behind them.
  func countLast(of papers: some Sequence<Int>, in ids: [String]) -> Int {
    let table = table(ids)
    return papers.count { table.later[$0] < 0 }
  }

  /// Whether a paper has no other with the same id behind it.
  func isLast(_ paper: Int, in ids: [String]) -> Bool { table(ids).later[paper] < 0 }

  /// Makes the table now.
  func prepare(_ ids: [String]) { _ = table(ids) }
}
