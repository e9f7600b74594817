import Digest
import Glibc
import TestSupport
import Testing

@testable import Search

/// However a search is cut and shared between threads, it finds the same.
@Suite("Search with threads")
struct SearchThreadsTests {
  /// What came of a search: papers, or the expression that takes too long.
  private enum Outcome: Equatable {
    case found([Int], [Reading], [Found.Conversion])
    case tooSlow(String)

    init(_ find: () throws -> Found) {
      do {
        let found = try find()
        self = .found(found.papers, found.readings, found.conversions)
      } catch let error as PatternError {
        self = .tooSlow(error.source)
      } catch {
        self = .tooSlow("\(error)")
      }
    }
  }

  /// Goes through a search by random steps, with refusals and pauses at random.
  private func find(
    _ run: SearchRun, _ random: inout SeededGenerator, _ note: String
  ) throws -> Found {
    var run = run
    var before: [Int] = []
    while !run.isComplete {
      let patience = Int.random(in: 0...6, using: &random)
      let isDue = random.happens(3)
      // Time for the other threads to begin.
      let pause = random.happens(2) ? UInt32.random(in: 0...200, using: &random) : 0
      var polls = 0
      try run.step(
        bytes: Int.random(in: 1...2_000_000, using: &random),
        isDue: {
          usleep(pause)
          return isDue
        },
        isInterrupted: {
          polls += 1
          return patience > 0 && polls > patience
        })
      let papers = run.found.papers
      // What is shown of a search that goes on is the newest of what matches.
      #expect(papers.suffix(before.count) == before[...], "\(note)")
      before = papers
    }
    return run.found
  }

  @Test(
    "threads, steps, pauses and refusals change nothing of what is found",
    arguments: 0..<10 as Range<UInt64>)
  func threads(batch: UInt64) throws {
    for seed in batch * 3..<(batch + 1) * 3 {
      var random = SeededGenerator(seed: seed)
      // Long papers, so that what was begun is given up, also in their midst.
      let lines = random.digest(papers: 40).split(separator: "\n", omittingEmptySubsequences: false)
      let digest = lines.map { line in
        guard line.hasPrefix("- "), random.happens(3) else { return String(line) }
        return line + " " + String(repeating: "\(line.dropFirst(2)) ", count: 600)
      }
      let searcher = Searcher(library(digest.joined(separator: "\n")))
      if seed.isMultiple(of: 2) { searcher.prepare() }
      for _ in 0..<10 {
        let text = random.query()
        let whole = Outcome { try searcher.find(Query(typing: text)) }
        for threads in [1, 2, 4] {
          let note = "seed \(seed), \(threads) threads: \(text)"
          var run = searcher.begin(Query(typing: text))
          run.threads = threads
          run.blockSize = Int.random(in: 1...100_000, using: &random)
          let shared = Outcome { try find(run, &random, note) }
          #expect(shared == whole, "\(note)")
        }
      }
    }
  }

  @Test(
    "which of two expressions takes too long is told by the newer paper, whoever comes to it first",
    arguments: [1, 2, 4])
  func tooSlow(threads: Int) throws {
    let query = try Query("/(a+)+$/ OR /(b+)+$/ OR /^제목/")
    var random = SeededGenerator(seed: UInt64(threads))
    for (first, second) in [(3, 20), (20, 3), (38, 39), (0, 39), (39, 0)] {
      let digest = (0..<40).map { index in
        let letter = index == first ? "a" : index == second ? "b" : ""
        let line = letter.isEmpty ? "줄" : String(repeating: letter, count: 60) + "!"
        return "### [제목 \(index)](https://a/\(index))\n- \(line)\n"
      }
      let searcher = Searcher(library(digest.joined()))
      let slow = first > second ? "(a+)+$" : "(b+)+$"
      for _ in 0..<10 {
        var run = searcher.begin(query)
        // A paper a block.
        (run.threads, run.blockSize) = (threads, 1)
        let bytes = Int.random(in: 100...6000, using: &random)
        let error = #expect(throws: PatternError.self) {
          while !run.isComplete { try run.step(bytes: bytes) }
        }
        #expect(error?.source == slow)
        #expect(run.isComplete && run.found.papers.allSatisfy { $0 > max(first, second) })
      }
    }
  }
}
