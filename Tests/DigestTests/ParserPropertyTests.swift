import TestSupport
import Testing

@testable import Digest

@Suite("Digests: properties of the parser")
struct ParserPropertyTests {
  @Test("random digests read as the plain reference reads them", arguments: 0..<40 as Range<UInt64>)
  func reference(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let bytes = random.digest()
      let named = Bool.random(using: &random) ? day("2030-01-01") : nil
      // Digests of other forms are held against what they were made from.
      guard ReferenceParser.isDaily(bytes) else { continue }
      #expect(
        papers(bytes, date: named) == ReferenceParser(bytes, date: named).papers, "seed \(seed)")
    }
  }

  @Test("random bytes are read, and text made of them is text", arguments: 0..<10 as Range<UInt64>)
  func randomBytes(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      // A title first, since hardly any random bytes are one.
      let bytes = Array("### [A](https://a)\n".utf8) + random.bytes(count: 400)
      let found = papers(bytes)
      #expect(found == ReferenceParser(bytes).papers, "seed \(seed)")
      #expect(found.first?.title == "A", "seed \(seed)")
      #expect(papers(random.bytes(count: 400)).count <= 400, "seed \(seed)")
    }
  }

  @Test("each line of a damaged digest is in exactly one place", arguments: 0..<20 as Range<UInt64>)
  func onePlace(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      var bytes = Array((Fixtures.all.randomElement(using: &random) ?? "").utf8)
      random.mutate(&bytes)
      guard ReferenceParser.isDaily(bytes) else { continue }
      let reference = ReferenceParser(bytes)
      let file = DigestFile(name: "test.md", bytes: bytes)
      #expect(file.papers.map(PlainPaper.init) == reference.papers, "seed \(seed)")

      // Titles and summaries say themselves which line they took; the other lines are a heading's,
      // a field's, or the few that no paper's section holds.
      let titles = file.papers.map(\.line)
      let summary = file.papers.flatMap { paper in
        paper.bodyRanges.map { lineNumber(at: $0.indices.lowerBound, in: bytes) }
      }
      #expect(Set(titles + summary).count == titles.count + summary.count, "seed \(seed)")
      let taken = Set(titles + summary)
      for (index, place) in reference.places.enumerated() {
        let isHere = place == .title || place == .body
        #expect(taken.contains(index + 1) == isHere, "seed \(seed), line \(index + 1): \(place)")
      }
    }
  }

  /// The line, from 1, that holds the byte at `offset`.
  private func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
    // With the byte itself, which no line end can be, the lines up to it end in its own.
    ReferenceParser.lines(Array(bytes[...offset])).count
  }
}
