import Decisions
import Digest
import TestSupport
import Testing

@testable import Search

@Suite("Queries on random texts")
struct QueryPropertyTests {
  /// 10,000 queries: 20 batches of 25 archives with 20 queries each.
  @Test(
    "papers match as the plain reference says, in the same order",
    arguments: 0..<20 as Range<UInt64>)
  func reference(batch: UInt64) throws {
    var (found, readings): (Int, Set<Reading>) = (0, [])
    for seed in batch * 25..<(batch + 1) * 25 {
      var random = SeededGenerator(seed: seed)
      let library = library(random.digest(papers: Int.random(in: 0...10, using: &random)))
      let decisions = random.decisions(library)
      let searcher = Searcher(library)
      let reference = ReferenceMatcher(library, decisions)
      for _ in 0..<20 {
        let text = random.query()
        let isTyping = random.happens(2)
        guard let query = isTyping ? Query(typing: text) : try? Query(text) else { continue }
        let result = try searcher.find(query, decisions: decisions, today: today)
        let expected = reference.find(query)
        let own = Dictionary(uniqueKeysWithValues: zip(result.papers, result.readings))
        #expect(own == expected, "seed \(seed), typing \(isTyping): \(text)")
        let order = reference.order(own, result.query, result.allowed)
        #expect(searcher.list(result) == order, "seed \(seed), typing \(isTyping): \(text)")
        found += expected.count
        readings.formUnion(expected.values)
      }
    }
    // Queries that never match would say nothing.
    #expect(found > 100)
    #expect(readings.count > 3)
  }

  @Test("texts in NFD are found as those in NFC", arguments: 0..<10 as Range<UInt64>)
  func decomposedTexts(batch: UInt64) throws {
    for seed in batch * 20..<(batch + 1) * 20 {
      var random = SeededGenerator(seed: seed)
      let text = random.digest(papers: 8)
      let searchers = [Searcher(library(text)), Searcher(library(decomposed(text)))]
      for _ in 0..<10 {
        let typed = random.query()
        let results = try searchers.map { searcher in
          let found = try searcher.find(Query(typing: typed))
          return (found.papers, found.readings, searcher.list(found))
        }
        let again = try searchers[0].find(Query(typing: decomposed(typed)))
        #expect(results[0] == results[1], "seed \(seed): \(typed)")
        #expect(again.papers == results[0].0, "seed \(seed), decomposed: \(typed)")
      }
    }
  }

  @Test("a search in pieces finds what one in one piece does", arguments: 0..<10 as Range<UInt64>)
  func pieces(batch: UInt64) throws {
    for seed in batch * 20..<(batch + 1) * 20 {
      var random = SeededGenerator(seed: seed)
      let searcher = Searcher(library(random.digest(papers: 12)))
      for _ in 0..<10 {
        let text = random.query()
        let whole = try searcher.find(Query(typing: text))
        var run = searcher.begin(Query(typing: text))
        var before = 0
        while !run.found.isComplete {
          let isRefused = random.happens(4)
          try run.step(
            bytes: Int.random(in: 1...500, using: &random), isInterrupted: { isRefused })
          #expect(run.found.count >= before, "seed \(seed): \(text)")
          before = run.found.count
        }
        #expect(run.found.papers == whole.papers, "seed \(seed): \(text)")
        #expect(run.found.readings == whole.readings, "seed \(seed): \(text)")
        #expect(run.found.conversions == whole.conversions, "seed \(seed): \(text)")
      }
    }
  }

  @Test(
    "typing on from what the last key left finds what a fresh search does",
    arguments: 0..<10 as Range<UInt64>)
  func narrowing(batch: UInt64) throws {
    var (narrowed, across) = (0, 0)
    for seed in batch * 20..<(batch + 1) * 20 {
      var random = SeededGenerator(seed: seed)
      let searcher = Searcher(library(random.digest(papers: 10)))
      // What may stand across blanks is narrowed where the 초성 are there, as a moment after the
      // start.
      if seed.isMultiple(of: 2) { searcher.prepare() }
      for _ in 0..<4 {
        let text = random.typed()
        var earlier: Found?
        for typed in text {
          let query = Query(typing: typed)
          let fresh = try searcher.find(query)
          switch earlier.flatMap({ query.narrowing(of: $0) }) {
          case .found: narrowed += 1
          case .foundOrAcross: across += 1
          case nil: break
          }
          let result = try searcher.find(query, after: earlier)
          #expect(result.papers == fresh.papers, "seed \(seed): \(text) at \(typed)")
          #expect(result.readings == fresh.readings, "seed \(seed): \(text) at \(typed)")
          #expect(result.conversions == fresh.conversions, "seed \(seed): \(text) at \(typed)")
          earlier = result
        }
      }
    }
    #expect(narrowed > 100 && across > 0)
  }
}

extension SeededGenerator {
  /// What stands in the prompt key after key: letters of the Hangul keyboard change the last
  /// syllable.
  fileprivate mutating func typed() -> [String] {
    let text = query()
    var states: [String] = []
    var done = ""
    for scalar in text.unicodeScalars {
      if let keys = Dubeolsik.keys(for: scalar), Bool.random(using: &self) {
        for count in keys.indices {
          let part = String(String.UnicodeScalarView(keys[...count]))
          states.append(done + (Dubeolsik.hangul(part) ?? ""))
        }
      }
      done.unicodeScalars.append(scalar)
      states.append(done)
    }
    return states
  }
}

extension Found {
  /// The words that a search let be read otherwise.
  fileprivate var allowed: ReferenceMatcher.Allowed {
    let texts = matcher?.texts ?? []
    let half = Set(texts.filter { $0.half != nil }.map(\.literal))
    let stem = Set(texts.filter { $0.stem != nil }.map(\.literal))
    let words = query.positiveWords
    return ReferenceMatcher.Allowed(
      half: Set(words.filter { half.contains(TextMatcher($0).literal) }),
      stem: Set(words.filter { stem.contains(TextMatcher($0).literal) }))
  }
}

/// The day from which decisions are counted back.
let today = DigestDate("2031-05-20")
