import Synchronization

/// Where each id stands among the ids of a library, so that a paper is found without looking
/// through all of them.
///
/// It is made when it is first asked for, by whichever thread asks.
final class PaperIndex: Sendable {
  /// A hash table of indices: ids are compared where they stand, and none is kept twice.
  private struct Table: Sendable {
    /// The first paper of an id, where its hash falls, with some bits of the hash above it, so that
    /// few others are compared; `free` is nobody's.
    private var slots: [UInt32]
    /// The next paper with the same id; −1 where there is none.
    private(set) var later: [Int32]
    /// Which bits of a slot are of the hash: none where papers need all of them.
    private let hashed: UInt32

    private static let free = UInt32.max

    init(_ ids: [String]) {
      // Small rather than sparse: what takes time is to fetch a slot.
      var size = 16
      while size < ids.count / 2 * 3 { size *= 2 }
      hashed = ids.count < 1 << 24 ? 0xFF00_0000 : 0
      slots = Array(repeating: Table.free, count: size)
      later = Array(repeating: -1, count: ids.count)
      // From the last to the first, so that each chain begins with its first paper.
      for index in ids.indices.reversed() {
        let hash = Table.hash(ids[index])
        let own = slot(of: ids[index], hash, ids)
        later[index] = paper(slots[own])
        slots[own] = bits(hash) | UInt32(index)
      }
    }

    private func bits(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 31) & hashed }

    private func paper(_ slot: UInt32) -> Int32 {
      slot == Table.free ? -1 : Int32(truncatingIfNeeded: slot & ~hashed)
    }

    /// The first paper with an id; −1 where there is none.
    func first(_ id: String, _ ids: [String]) -> Int32 {
      paper(slots[slot(of: id, Table.hash(id), ids)])
    }

    /// Another in every process, so that no archive can be made for its ids to fall together.
    private static let seed = UInt64.random(in: .min ... .max) | 1

    /// Half a million ids are looked up at a start: the standard library's hash takes four times
    /// as long.
    private static func hash(_ id: String) -> UInt64 {
      var hash = seed
      for byte in id.utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      return hash &* seed >> 1
    }

    /// The slot of an id, or the one where it would be.
    private func slot(of id: String, _ hash: UInt64, _ ids: [String]) -> Int {
      let own = bits(hash)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != Table.free {
        if slots[slot] & hashed == own, ids[Int(paper(slots[slot]))] == id { return slot }
        slot = (slot + 1) & (slots.count - 1)
      }
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
    var next = table.first(id, ids)
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
