import Decisions
import Digest
import TestSupport
import Testing

@Suite("Decisions about a library's papers")
struct DecisionTableTests {
  @Test("are found by id wherever a paper stands", arguments: 0..<40 as Range<UInt64>)
  func indices(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let library = library(random.digest(papers: Int.random(in: 0...80, using: &random)))
    for id in Set(library.ids + ["", "nobody's"]) {
      #expect(
        library.indices(of: id) == library.ids.indices.filter { library.ids[$0] == id },
        "seed \(seed)")
    }
    let start = Int.random(in: 0...library.ids.count, using: &random)
    #expect(
      library.countOnce(start..<library.ids.count) == Set(library.ids[start...]).count,
      "seed \(seed)")
    #expect(library.votes == library.papers.map(\.vote), "seed \(seed)")
  }

  @Test("are after any changes those of a table made anew", arguments: 0..<40 as Range<UInt64>)
  func changes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let library = library(random.digest(papers: 60))
    var all: [String: Decision] = [:]
    var table = DecisionTable(all) { library.indices(of: $0) }
    for _ in 0..<60 {
      if random.happens(5) {
        table.today = "2031-04-1\(Int.random(in: 0...9, using: &random))"
      } else {
        let changed = random.changes(library.ids)
        all.merge(changed) { $1 }
        let indices = library.ids.indices.filter { changed[library.ids[$0]] != nil }
        #expect(table.set(changed) == indices, "seed \(seed)")
      }
      var anew = DecisionTable(all, ids: library.ids)
      anew.today = table.today
      for index in library.ids.indices {
        let decision = all[library.ids[index], default: .none]
        #expect(table[index] == decision && anew[index] == decision, "seed \(seed)")
        #expect(table.isOpen(index) == decision.isOpen(on: table.today), "seed \(seed)")
        #expect(anew.isOpen(index) == table.isOpen(index), "seed \(seed)")
      }
    }
  }
}

extension SeededGenerator {
  /// New decisions about a few papers, about some that are in no library, and some taken back.
  fileprivate mutating func changes(_ ids: [String]) -> [String: Decision] {
    var changed: [String: Decision] = [:]
    for id in ids + ["nobody's"] where happens(20) {
      let standing = Standing.allCases.randomElement(using: &self) ?? .kept
      changed[id] = happens(4) ? Decision.none : Decision(standing: standing)
      if standing == .later, changed[id] != Decision.none {
        changed[id]?.until = "2031-04-1\(Int.random(in: 0...9, using: &self))"
      }
    }
    return changed
  }
}
